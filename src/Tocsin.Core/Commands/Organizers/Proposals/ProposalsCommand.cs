using Tocsin.Core.Posts;
using Tocsin.Core.Proposals;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary><c>/proposals</c>: what waits for a decision, and what is approved and has not gone out yet.</summary>
internal sealed class ProposalsCommand(ProposalStore store) : ICommand
{
    private const int Most = 20;

    /// <summary>More buttons than these nobody reads on a phone.</summary>
    private const int MostButtons = 5;

    public CommandDefinition Definition { get; } = new("proposals", CommandRole.Organizer);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var open = await store.OpenAsync(Most, cancellationToken);
        return open.Count == 0
            ? CommandAnswer.Say(call.Language, words["proposals.none"])
            : CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Title = words.Format("proposals.list", open.Count),
                Blocks = [.. open.Select(proposal => Entry(proposal, words))],
                Buttons =
                [
                    .. open.Where(proposal => proposal.Standing.State == ProposalState.Waiting).Take(MostButtons)
                        .Select(proposal => ProposalCard.Preview(proposal, words) with { Label = words.Format("proposals.button-preview-one", proposal.Id) }),
                ],
            });
    }

    private static PostParagraph Entry(StoredProposal proposal, Words words) => new(
    [
        new PostSpan($"{proposal.Id}. {proposal.Content.Title}", PostStyle.Bold),
        new PostSpan($"\n{ProposalCard.Line(proposal, words)}"),
    ]);
}
