using Tocsin.Core.Proposals.Store;

namespace Tocsin.Core.Proposals;

/// <summary>What became of what an organizer did with a proposal. A closed set.</summary>
internal abstract record ProposalOutcome
{
    private ProposalOutcome()
    {
    }

    /// <param name="Proposal">As it stands now.</param>
    internal sealed record Done(StoredProposal Proposal) : ProposalOutcome;

    /// <summary>An edit that says what stood there already; nothing was written.</summary>
    internal sealed record Unchanged(StoredProposal Proposal) : ProposalOutcome;

    internal sealed record Refused(ProposalRefusal Refusal, StoredProposal Proposal) : ProposalOutcome;

    internal sealed record Impossible(ProposalProblem Problem) : ProposalOutcome;

    internal sealed record NoSuch : ProposalOutcome;
}
