using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Proposals.Composing;
using Tocsin.Core.Proposals.Reading;
using Tocsin.Core.Proposals.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals;

/// <summary>Takes proposals and edits of them. Each is one transaction with its audit entry and its notice.</summary>
internal sealed class ProposalDesk(Database database, ProposalComposer composer, ProposalStore store, AuditLog audit, TimeProvider clock)
{
    public async Task<ProposalOutcome> ProposeAsync(Actor actor, ProposalDraft draft, CancellationToken cancellationToken)
    {
        var composed = await composer.ComposeAsync(draft, cancellationToken);
        if (composed is not Composed.Ready ready)
        {
            return new ProposalOutcome.Impossible(((Composed.Impossible)composed).Problem);
        }

        var now = clock.GetUtcNow();
        return await database.WriteAsync<ProposalOutcome>(
            async session =>
            {
                var id = await ProposalWriter.AddAsync(session, ready.Content, actor, now);
                var proposal = (await ProposalRows.FindAsync(session, id))!;
                await TellAsync(session, proposal, actor, "proposal.propose", now);
                return new ProposalOutcome.Done(proposal);
            },
            cancellationToken);
    }

    /// <summary>Makes a new revision. What was approved is void, and what was in the outbox is taken out of it.</summary>
    /// <param name="actor">Who edits.</param>
    /// <param name="id">Which proposal.</param>
    /// <param name="edit">What of its draft changes.</param>
    /// <param name="cancellationToken">Stops before the commit; then nothing is written.</param>
    public async Task<ProposalOutcome> EditAsync(
        Actor actor, long id, Func<ProposalDraft, DraftOutcome> edit, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } before)
        {
            return new ProposalOutcome.NoSuch();
        }

        if (ProposalDecision.Edit(before.Standing) is { } refusal)
        {
            return new ProposalOutcome.Refused(refusal, before);
        }

        var edited = edit(before.Content.Draft);
        if (edited is not DraftOutcome.Read read)
        {
            return new ProposalOutcome.Impossible(((DraftOutcome.Wrong)edited).Problem);
        }

        var composed = await composer.ComposeAsync(read.Draft, cancellationToken);
        if (composed is not Composed.Ready ready)
        {
            return new ProposalOutcome.Impossible(((Composed.Impossible)composed).Problem);
        }

        var json = ready.Content.Write();
        return ProposalContent.HashOf(json) == before.Standing.Hash
            ? new ProposalOutcome.Unchanged(before)
            : await database.WriteAsync(session => ReviseAsync(session, actor, before, json), cancellationToken);
    }

    private async Task<ProposalOutcome> ReviseAsync(DbSession session, Actor actor, StoredProposal before, string json)
    {
        var now = clock.GetUtcNow();
        var current = (await ProposalRows.LockAsync(session, before.Id))!;
        if (current.Standing.Revision != before.Standing.Revision)
        {
            // Somebody else was faster: what this edit was made of is not what stands there.
            return new ProposalOutcome.Refused(ProposalRefusal.OtherRevision, current);
        }

        if (ProposalDecision.Edit(current.Standing) is { } refusal)
        {
            return new ProposalOutcome.Refused(refusal, current);
        }

        if (current.Dispatch is { } dispatch)
        {
            await DispatchStore.WithdrawAsync(session, dispatch, "edited", now);
        }

        await ProposalWriter.ReviseAsync(session, current, json, actor, now);
        var proposal = (await ProposalRows.FindAsync(session, before.Id))!;
        await TellAsync(session, proposal, actor, "proposal.edit", now);
        return new ProposalOutcome.Done(proposal);
    }

    private async Task TellAsync(DbSession session, StoredProposal proposal, Actor actor, string action, DateTimeOffset now)
    {
        await audit.AppendAsync(
            session, actor.Id, action, proposal.Subject, $"revision {proposal.Standing.Revision} {proposal.Standing.ShortHash}");
        await ProposalNotice.AddAsync(session, NoticeKind.Proposal, proposal, actor, proposal.Standing.ShortHash, now);
    }
}
