using Tocsin.Core.Proposals;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Proposals;

/// <summary>Says what became of a proposal where it did not become what was asked for.</summary>
internal static class ProposalAnswers
{
    /// <summary>The answer for everything but <see cref="ProposalOutcome.Done"/>.</summary>
    public static CommandAnswer Explain(ProposalOutcome outcome, string language)
    {
        var words = Words.For(language);
        return outcome switch
        {
            ProposalOutcome.NoSuch => CommandAnswer.Explain(language, words["proposals.no-such"]),
            ProposalOutcome.Impossible impossible => CommandAnswer.Explain(language, impossible.Problem.In(language)),
            ProposalOutcome.Refused refused => CommandAnswer.Explain(
                language, words.Format($"proposal.refused.{refused.Refusal}", refused.Proposal.Id)),
            ProposalOutcome.Unchanged unchanged => CommandAnswer.Say(
                language, words.Format("proposals.unchanged", unchanged.Proposal.Id)),
            _ => throw new InvalidOperationException($"No words for {outcome.GetType().Name}."),
        };
    }
}
