using System.Globalization;
using Tocsin.Core.Search;

namespace Tocsin.Core.Commands.Completing;

/// <summary>Articles whose words begin as typed: their titles where words are wanted, else their numbers.</summary>
internal sealed class ArticleProposals(ArchiveSearch search) : IProposalSource
{
    /// <summary>The option of <c>/search</c>, which takes words.</summary>
    private const string Words = "words";

    public OptionCompletion Kind => OptionCompletion.Article;

    public async Task<IReadOnlyList<Proposal>> ProposeAsync(
        CommandOption option, string typed, string language, int limit, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return [];
        }

        // The last word is still being typed.
        var query = char.IsLetterOrDigit(typed[^1]) ? typed + "*" : typed;
        var answer = await search.SearchAsync(new SearchRequest(query, language, limit) { WithFacets = false }, cancellationToken);
        return
        [
            .. answer.Hits.Select(hit => hit.Article).Select(article => new Proposal(
                article.Content.Title,
                option.Name == Words ? article.Content.Title : article.Id.Value.ToString(CultureInfo.InvariantCulture))),
        ];
    }
}
