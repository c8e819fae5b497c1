using Tocsin.Core.Delivery;

namespace Tocsin.Core.Proposals.Store;

/// <summary>A proposal in its current revision.</summary>
/// <param name="Id">Its number, which people type.</param>
/// <param name="Standing">What decisions depend on.</param>
/// <param name="Content">What it says.</param>
/// <param name="Writer">Who wrote this revision, as organizers call them.</param>
/// <param name="Dispatch">What it put in the outbox; null for nothing.</param>
/// <param name="CreatedAt">When this revision was written.</param>
internal sealed record StoredProposal(
    long Id, ProposalStanding Standing, ProposalContent Content, string Writer, long? Dispatch, DateTimeOffset CreatedAt)
{
    /// <summary>Whom its post may call, as whoever approved this revision allowed; null for nobody.</summary>
    public Mention? Mention { get; init; }

    /// <summary>How the audit log and notices name it.</summary>
    public string Subject => $"proposal:{Id}";
}
