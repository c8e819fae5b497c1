using System.Globalization;
using Tocsin.Core.Organizers;

namespace Tocsin.Core.Proposals;

/// <summary>Who may do what with a proposal, and when. Pure; each answer is null for yes, or why not.</summary>
/// <remarks>
/// What is held here: nothing leaves but a revision that somebody approved who wrote no part of the proposal, or that one
/// person sent in an emergency; and an approval does not outlive the revision that it was given to.
/// </remarks>
internal static class ProposalDecision
{
    /// <summary>An edit voids what was decided; what has begun to leave can only be corrected, and words that hold are proposed anew.</summary>
    public static ProposalRefusal? Edit(ProposalStanding standing) =>
        standing.Outbox == ProposalOutbox.Begun ? ProposalRefusal.AlreadyPosted
        : Holds(standing) ? ProposalRefusal.AlreadyHolds
        : null;

    /// <param name="standing">The proposal.</param>
    /// <param name="actor">Who approves.</param>
    /// <param name="mark">A button's mark of a revision, or the first digits of its hash as the preview showed it; null for none.</param>
    /// <param name="seen">The revision that <paramref name="actor"/> last saw in a preview; null for none.</param>
    public static ProposalRefusal? Approve(ProposalStanding standing, Actor actor, string? mark, int? seen) =>
        actor.Role < OrganizerRole.Approver ? ProposalRefusal.NeedsApprover
        : standing.State == ProposalState.Approved ? ProposalRefusal.AlreadyApproved
        : standing.State == ProposalState.Rejected ? ProposalRefusal.AlreadyRejected
        : standing.Authors.Contains(actor.Id) ? ProposalRefusal.OwnProposal
        : Meant(standing, mark, seen);

    /// <summary>Alone, even the proposer: every organizer is told.</summary>
    public static ProposalRefusal? Emergency(ProposalStanding standing, Actor actor, bool isAllowed) =>
        !isAllowed ? ProposalRefusal.EmergencyOff
        : actor.Role < OrganizerRole.Approver ? ProposalRefusal.NeedsApprover
        : standing.State == ProposalState.Approved ? ProposalRefusal.AlreadyApproved
        : standing.State == ProposalState.Rejected ? ProposalRefusal.AlreadyRejected
        : null;

    /// <summary>An approver says no; whoever wrote it may take it back. What was approved and has not begun to leave stays.</summary>
    public static ProposalRefusal? Reject(ProposalStanding standing, Actor actor) =>
        standing.State == ProposalState.Rejected ? ProposalRefusal.AlreadyRejected
        : standing.Outbox == ProposalOutbox.Begun ? ProposalRefusal.AlreadyPosted
        : Holds(standing) ? ProposalRefusal.AlreadyHolds
        : actor.Role < OrganizerRole.Approver && !standing.Authors.Contains(actor.Id) ? ProposalRefusal.NeedsApprover
        : null;

    /// <summary>Sends what is approved now rather than later.</summary>
    public static ProposalRefusal? Post(ProposalStanding standing) =>
        standing.State != ProposalState.Approved ? ProposalRefusal.NotApproved
        : standing.Outbox == ProposalOutbox.Begun ? ProposalRefusal.AlreadyPosted
        : standing.Outbox == ProposalOutbox.Gone ? ProposalRefusal.NothingWaits
        : null;

    /// <summary>What posts nothing is done with its approval: nothing waits that could be taken back.</summary>
    private static bool Holds(ProposalStanding standing) => standing is { State: ProposalState.Approved, IsPosted: false };

    /// <remarks>Digits alone do not say what was seen: who writes the revisions can make two of them begin alike.</remarks>
    private static ProposalRefusal? Meant(ProposalStanding standing, string? mark, int? seen)
    {
        var sawIt = seen == standing.Revision ? (ProposalRefusal?)null : ProposalRefusal.NotSeen;
        if (mark is null)
        {
            return sawIt;
        }

        var dash = mark.IndexOf('-', StringComparison.Ordinal);
        var digits = mark[(dash + 1)..];
        var isIt = digits.Length >= ProposalStanding.FewestDigits && standing.Hash.StartsWith(digits, StringComparison.OrdinalIgnoreCase);
        return !isIt ? ProposalRefusal.OtherRevision
            : dash < 0 ? sawIt
            : mark[..dash] == standing.Revision.ToString(CultureInfo.InvariantCulture) ? null
            : ProposalRefusal.OtherRevision;
    }
}

/// <summary>Why something cannot be done with a proposal; <c>proposal.refused.NAME</c> are its words.</summary>
internal enum ProposalRefusal
{
    NeedsApprover,
    OwnProposal,
    NotSeen,
    OtherRevision,
    AlreadyApproved,
    AlreadyRejected,
    AlreadyPosted,
    AlreadyHolds,
    NothingWaits,
    NotApproved,
    EmergencyOff,
}
