using System.Globalization;
using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections;

/// <summary>Where organizers correct and recall.</summary>
/// <remarks>
/// New words need a second organizer, or the emergency mode, of which everyone is told. Taking words away needs one.
/// Each method is one transaction: what it answers is durable, audited, and known to the workers.
/// </remarks>
public sealed class CorrectionDesk
{
    private readonly Database _database;
    private readonly CorrectionTargets _targets;
    private readonly CorrectionWriting _writing;
    private readonly AuditLog _audit;
    private readonly DeliverySignal _signal;
    private readonly IOptions<OrganizerOptions> _options;
    private readonly TimeProvider _clock;

    internal CorrectionDesk(
        Database database,
        CorrectionTargets targets,
        CorrectionWriting writing,
        AuditLog audit,
        DeliverySignal signal,
        IOptions<OrganizerOptions> options,
        TimeProvider clock)
    {
        (_database, _targets, _writing, _audit, _signal, _options, _clock) = (database, targets, writing, audit, signal, options, clock);
    }

    /// <summary>Proposes new words; nothing changes before another organizer approves them.</summary>
    public async Task<CorrectionOutcome> ProposeAsync(CorrectionRequest request, Actor by, CancellationToken cancellationToken)
    {
        if (CorrectionText.Check(request) is { } wrong)
        {
            return wrong;
        }

        var (draft, posts, problem) = await _writing.DraftAsync(request, cancellationToken);
        if (draft is null)
        {
            return problem!;
        }

        var correction = await _database.WriteAsync(
            async session =>
            {
                var now = _clock.GetUtcNow();
                var id = await draft.SaveAsync(session, by, now);
                await _audit.AppendAsync(session, by.Id, "correction.propose", Subject(id), draft.Subject);
                await NoticeStore.AddAsync(session, NoticeKind.Correction, Subject(id), [Text(id), draft.Subject, by.Name], now);
                return (await CorrectionStore.FindAsync(session, id))!;
            },
            cancellationToken);
        return new CorrectionOutcome.Proposed(correction, posts);
    }

    /// <summary>How the posts of a correction will read, or read, one for each language that it changes; none for a recall.</summary>
    public Task<IReadOnlyList<Post>> PostsAsync(long id, CancellationToken cancellationToken) => _writing.PostsAsync(id, cancellationToken);

    /// <summary>What the one text says now that a correction would change; null where it would change several, or none.</summary>
    public Task<Post?> CurrentAsync(CorrectionTarget target, string? language, CancellationToken cancellationToken) =>
        _writing.CurrentAsync(target, language, cancellationToken);

    /// <summary>What a target means, as a correction of it would be called; or why it means nothing.</summary>
    public async Task<(string? Subject, CorrectionOutcome.Impossible? Problem)> SubjectAsync(CorrectionTarget target, CancellationToken cancellationToken)
    {
        var (posts, problem) = await _targets.FindAsync(target, cancellationToken);
        return (posts?.Subject, problem);
    }

    /// <summary>Withdraws at once: what waits is cancelled before this returns, what stands is taken back one chat after the other.</summary>
    /// <param name="target">What.</param>
    /// <param name="deletes">Whether messages are taken away rather than replaced by a notice.</param>
    /// <param name="reason">Told to readers with the notice; null for none.</param>
    /// <param name="by">Any organizer.</param>
    /// <param name="cancellationToken">Before the commit it leaves everything as it was.</param>
    public async Task<CorrectionOutcome> RecallAsync(
        CorrectionTarget target, bool deletes, string? reason, Actor by, CancellationToken cancellationToken)
    {
        if (CorrectionText.CheckReason(reason) is { } wrong)
        {
            return wrong;
        }

        var (posts, problem) = await _targets.FindAsync(target, cancellationToken);
        if (posts is null)
        {
            return problem!;
        }

        var draft = new CorrectionDraft(
            CorrectionKind.Recall, deletes, posts.Subject, reason, posts.Delivery, [.. posts.Dispatches.Select(id => new DraftedPost(id, 0, null))]);
        var outcome = await _database.WriteAsync(
            async session =>
            {
                var now = _clock.GetUtcNow();
                var id = await draft.SaveAsync(session, by, now);
                var applied = await DecideAsync(session, id, draft, by, emergency: false, now);
                await _audit.AppendAsync(session, by.Id, deletes ? "recall.delete" : "recall", Subject(id), draft.Subject);
                await NoticeStore.AddAsync(session, NoticeKind.Recall, Subject(id), [Text(id), draft.Subject, by.Name], now);
                Failpoint.Hit(Failpoint.BeforeApplyCommit);
                return applied;
            },
            cancellationToken);
        return Woken(outcome);
    }

    /// <summary>Approves what another organizer proposed, or puts it through alone in an emergency.</summary>
    public async Task<CorrectionOutcome> ApproveAsync(long id, Actor by, bool emergency, CancellationToken cancellationToken)
    {
        var outcome = await _database.WriteAsync<CorrectionOutcome>(
            async session =>
            {
                var now = _clock.GetUtcNow();
                var (correction, problem) = await WaitingAsync(session, id);
                if (correction is null)
                {
                    return problem!;
                }

                if (emergency && !_options.Value.Emergency)
                {
                    return new CorrectionOutcome.Impossible("correction.emergency-off", id);
                }

                if (correction.ProposedBy == by.Id && !emergency)
                {
                    return new CorrectionOutcome.Impossible("correction.own", id);
                }

                var (draft, hash) = (await CorrectionDraft.ReadAsync(session, id))!.Value;
                if (draft.Hash != hash || !await CorrectionApplying.IsCurrentAsync(session, draft))
                {
                    await session.ExecuteAsync("UPDATE correction SET state = 'stale' WHERE id = @id", new { id });
                    return new CorrectionOutcome.Impossible("correction.stale", id);
                }

                var applied = await DecideAsync(session, id, draft, by, emergency, now);
                await _audit.AppendAsync(session, by.Id, emergency ? "correction.emergency" : "correction.approve", Subject(id), draft.Subject);
                if (emergency)
                {
                    await NoticeStore.AddAsync(session, NoticeKind.CorrectionEmergency, Subject(id), [Text(id), draft.Subject, by.Name], now);
                }

                Failpoint.Hit(Failpoint.BeforeApplyCommit);
                return applied;
            },
            cancellationToken);
        return Woken(outcome);
    }

    /// <summary>Turns down what was proposed, and tells organizers why; its proposer may, too.</summary>
    public Task<CorrectionOutcome> RejectAsync(long id, string reason, Actor by, CancellationToken cancellationToken) =>
        _database.WriteAsync<CorrectionOutcome>(
            async session =>
            {
                var (correction, problem) = await WaitingAsync(session, id);
                if (correction is null)
                {
                    return problem!;
                }

                if (CorrectionText.CheckReason(reason) is { } wrong)
                {
                    return wrong;
                }

                var now = _clock.GetUtcNow();
                await session.ExecuteAsync(
                    "UPDATE correction SET state = 'rejected', decided_by = @Id, decided_name = @Name, decided_at = @Now WHERE id = @Correction",
                    new { by.Id, by.Name, Now = now.ToUnixTimeMilliseconds(), Correction = id });
                await _audit.AppendAsync(session, by.Id, "correction.reject", Subject(id), reason);
                await NoticeStore.AddAsync(
                    session, NoticeKind.CorrectionRejected, Subject(id), [Text(id), correction.Subject, by.Name, reason], now);
                return new CorrectionOutcome.Rejected((await CorrectionStore.FindAsync(session, id))!);
            },
            cancellationToken);

    private static async Task<CorrectionOutcome.Applied> DecideAsync(
        DbSession session, long id, CorrectionDraft draft, Actor by, bool emergency, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            """
            UPDATE correction SET state = 'applied', decided_by = @Id, decided_name = @Name, decided_at = @Now, emergency = @Emergency
            WHERE id = @Correction
            """,
            new { by.Id, by.Name, Now = now.ToUnixTimeMilliseconds(), Emergency = emergency ? 1 : 0, Correction = id });
        var (chats, cancelled) = await CorrectionApplying.ApplyAsync(session, id, draft, now);
        return new CorrectionOutcome.Applied((await CorrectionStore.FindAsync(session, id))!, chats, cancelled);
    }

    private static async Task<(Correction? Correction, CorrectionOutcome? Problem)> WaitingAsync(DbSession session, long id) =>
        await CorrectionStore.FindAsync(session, id) switch
        {
            null => (null, new CorrectionOutcome.Impossible("correction.no-such", id)),
            { State: not CorrectionState.Proposed } => (null, new CorrectionOutcome.Impossible("correction.decided", id)),
            var waiting => (waiting, null),
        };

    private CorrectionOutcome Woken(CorrectionOutcome outcome)
    {
        if (outcome is CorrectionOutcome.Applied)
        {
            Failpoint.Hit(Failpoint.AfterApplyCommit);
            _signal.Pulse();
        }

        return outcome;
    }

    private static string Subject(long id) => $"correction:{Text(id)}";

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
