using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Completing;

/// <summary>Topics that begin as typed, the most used first.</summary>
internal sealed class TopicProposals(ArchiveSearch search) : IProposalSource
{
    public OptionCompletion Kind => OptionCompletion.Topic;

    public async Task<IReadOnlyList<Proposal>> ProposeAsync(
        CommandOption option, string typed, string language, int limit, CancellationToken cancellationToken)
    {
        // Of several topics with commas between them the last is still being typed.
        var comma = typed.LastIndexOf(',');
        var done = comma < 0 ? "" : typed[..(comma + 1)] + " ";
        var begun = typed[(comma + 1)..].Trim();
        if (begun.Length == 0)
        {
            return [];
        }

        var answer = await search.SearchAsync(new SearchRequest($"topic:{begun}*", language, Limit: 0), cancellationToken);
        return
        [
            .. (answer.Facets?.Topics ?? [])
                .Select(topic => topic.Key)
                .Where(topic => topic.Contains(begun, StringComparison.OrdinalIgnoreCase))
                .Take(limit)
                .Select(topic => new Proposal(done + topic, done + topic)),
        ];
    }
}
