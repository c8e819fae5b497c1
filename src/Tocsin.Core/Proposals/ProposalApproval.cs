using Microsoft.Extensions.Options;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals;

/// <summary>Approves, sends in an emergency, rejects and posts proposals.</summary>
/// <remarks>
/// A decision, what follows from it (the dispatch with its deliveries, a campaign's revision, an article's own summary), its
/// audit entry and its notice are one transaction: after a crash there is all of it or nothing, and asking again adds nothing.
/// </remarks>
internal sealed class ProposalApproval(
    Database database,
    AuditLog audit,
    DeliverySignal signal,
    CampaignsChanged campaigns,
    IOptions<OrganizerOptions> options,
    TimeProvider clock)
{
    /// <param name="actor">Who approves.</param>
    /// <param name="id">Which proposal.</param>
    /// <param name="mark">Which revision is meant: a button's mark, or digits of its hash; null for the one that <paramref name="actor"/> saw last.</param>
    /// <param name="mention">Whom the post may call, by this approver's leave; null for nobody. An edit takes it back with the approval.</param>
    /// <param name="cancellationToken">Stops before the commit; then nothing is written.</param>
    public Task<ProposalOutcome> ApproveAsync(Actor actor, long id, string? mark, Mention? mention, CancellationToken cancellationToken) =>
        DecideAsync(
            id,
            async (session, proposal) =>
            {
                var seen = await ProposalWriter.SeenAsync(session, id, actor);
                if (ProposalDecision.Approve(proposal.Standing, actor, mark, seen) is { } refusal)
                {
                    return new ProposalOutcome.Refused(refusal, proposal);
                }

                if (mention is not null && !proposal.Content.Draft.Subject.IsPosted)
                {
                    return new ProposalOutcome.Impossible(new ProposalProblem("nobody-to-mention"));
                }

                return await ProposalEffects.ObstacleAsync(session, proposal) is { } obstacle
                    ? new ProposalOutcome.Impossible(obstacle)
                    : await ApplyAsync(session, proposal with { Mention = mention }, actor, "approve", reason: null);
            },
            cancellationToken);

    /// <summary>One person alone. Every organizer is told, with the reason.</summary>
    public Task<ProposalOutcome> EmergencyAsync(Actor actor, long id, string reason, CancellationToken cancellationToken) =>
        DecideAsync(
            id,
            async (session, proposal) => ProposalDecision.Emergency(proposal.Standing, actor, options.Value.Emergency) is { } refusal
                ? new ProposalOutcome.Refused(refusal, proposal)
                : await ApplyAsync(session, proposal, actor, "emergency", reason),
            cancellationToken);

    /// <summary>Says no, and why. What was approved for later is taken out of the outbox.</summary>
    public Task<ProposalOutcome> RejectAsync(Actor actor, long id, string reason, CancellationToken cancellationToken) =>
        DecideAsync(
            id,
            async (session, proposal) =>
            {
                if (ProposalDecision.Reject(proposal.Standing, actor) is { } refusal)
                {
                    return new ProposalOutcome.Refused(refusal, proposal);
                }

                var now = clock.GetUtcNow();
                if (proposal.Dispatch is { } dispatch)
                {
                    await Dispatch.DispatchStore.WithdrawAsync(session, dispatch, "rejected", now);
                }

                await ProposalWriter.SetStateAsync(session, id, ProposalState.Rejected, dispatch: null, mention: null, now);
                return await DecidedAsync(session, proposal with { Mention = null }, actor, "reject", reason, NoticeKind.ProposalRejected, reason, now);
            },
            cancellationToken);

    /// <summary>Sends an approved one now: one that waits for a hand, or for a later time.</summary>
    public Task<ProposalOutcome> PostAsync(Actor actor, long id, CancellationToken cancellationToken) =>
        DecideAsync(
            id,
            async (session, proposal) =>
            {
                if (ProposalDecision.Post(proposal.Standing) is { } refusal)
                {
                    return new ProposalOutcome.Refused(refusal, proposal);
                }

                if (!proposal.Content.Draft.Subject.IsPosted)
                {
                    return new ProposalOutcome.Impossible(new ProposalProblem("not-posted"));
                }

                var now = clock.GetUtcNow();
                if (proposal.Dispatch is { } waiting)
                {
                    await Dispatch.DispatchStore.BringForwardAsync(session, waiting, now);
                }
                else
                {
                    var (dispatch, problem) = await ProposalEffects.DispatchAsync(session, proposal, now);
                    if (problem is not null)
                    {
                        return new ProposalOutcome.Impossible(problem);
                    }

                    await ProposalWriter.SetStateAsync(session, id, ProposalState.Approved, dispatch, proposal.Mention, now);
                }

                await ProposalWriter.DecidedAsync(session, proposal, "post", actor, null, now);
                await AuditAsync(session, proposal, actor, "post", null);
                return new ProposalOutcome.Done((await ProposalRows.FindAsync(session, id))!);
            },
            cancellationToken);

    private async Task<ProposalOutcome> ApplyAsync(
        DbSession session, StoredProposal proposal, Actor actor, string kind, string? reason)
    {
        var now = clock.GetUtcNow();
        var (dispatch, problem) = await ProposalEffects.ApplyAsync(session, proposal, actor, clock);
        if (problem is not null)
        {
            return new ProposalOutcome.Impossible(problem);
        }

        await ProposalWriter.SetStateAsync(session, proposal.Id, ProposalState.Approved, dispatch, proposal.Mention, now);
        var outcome = reason is null
            ? await DecidedAsync(session, proposal, actor, kind, null, NoticeKind.ProposalApproved, Leave(proposal), now)
            : await DecidedAsync(session, proposal, actor, kind, reason, NoticeKind.Emergency, reason, now);
        Failpoint.Hit(Failpoint.ApproveBeforeCommit);
        return outcome;
    }

    private async Task<ProposalOutcome> DecidedAsync(
        DbSession session, StoredProposal proposal, Actor actor, string kind, string? reason, string notice, string more, DateTimeOffset now)
    {
        await ProposalWriter.DecidedAsync(session, proposal, kind, actor, reason, now);
        await AuditAsync(session, proposal, actor, kind, reason);
        await ProposalNotice.AddAsync(session, notice, proposal, actor, more, now);
        return new ProposalOutcome.Done((await ProposalRows.FindAsync(session, proposal.Id))!);
    }

    private Task AuditAsync(DbSession session, StoredProposal proposal, Actor actor, string kind, string? reason) =>
        audit.AppendAsync(
            session,
            actor.Id,
            $"proposal.{kind}",
            proposal.Subject,
            $"revision {proposal.Standing.Revision} {Leave(proposal)}{(reason is null ? "" : $": {reason}")}");

    /// <summary>What was approved: the revision's digits, and whom it may call.</summary>
    private static string Leave(StoredProposal proposal) =>
        proposal.Mention is { } mention ? $"{proposal.Standing.ShortHash}, {mention.Shown()}" : proposal.Standing.ShortHash;

    /// <summary>Reads, decides and writes in one transaction; then wakes whoever waits for what it wrote.</summary>
    /// <remarks>What turns out to be impossible does so before anything is written.</remarks>
    private async Task<ProposalOutcome> DecideAsync(
        long id, Func<DbSession, StoredProposal, Task<ProposalOutcome>> decide, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync(
            async session => await ProposalRows.LockAsync(session, id) is { } proposal
                ? await decide(session, proposal)
                : new ProposalOutcome.NoSuch(),
            cancellationToken);
        if (outcome is ProposalOutcome.Done done)
        {
            Failpoint.Hit(Failpoint.ApproveAfterCommit);
            signal.Pulse();
            if (done.Proposal.Content.Draft.Subject is ProposalSubject.CampaignWords)
            {
                campaigns.Raise();
            }
        }

        return outcome;
    }
}
