using System.Globalization;
using Tocsin.Core.Commands.Completing;
using Tocsin.Core.Reports;

namespace Tocsin.Core.Commands.Reports;

/// <summary>The newest posts whose number or name has what is typed.</summary>
internal sealed class PostProposals(ReportReader reports) : IProposalSource
{
    private const int LookedAt = 100;

    public OptionCompletion Kind => OptionCompletion.Post;

    public async Task<IReadOnlyList<Proposal>> ProposeAsync(
        CommandOption option, string typed, string language, int limit, CancellationToken cancellationToken) =>
    [
        .. (await reports.NamesAsync(LookedAt, cancellationToken))
            .Select(post => new Proposal($"#{post.Id} {post.Name}", post.Id.ToString(CultureInfo.InvariantCulture)))
            .Where(post => post.Shown.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Take(limit),
    ];
}
