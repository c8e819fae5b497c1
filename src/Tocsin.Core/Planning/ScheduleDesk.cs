using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Planning;

/// <summary>What one organizer may do with a schedule alone: all that makes it post less, and what takes that back.</summary>
/// <remarks>Each is one transaction with its line in the audit log and its word to the organizers, and takes effect within seconds.</remarks>
internal sealed class ScheduleDesk(
    ScheduleStore schedules, WaitingDispatches waiting, PlanningRecord record, TimeProvider clock)
{
    public Task<ScheduleChange> PauseAsync(Actor actor, long schedule, CancellationToken cancellationToken) =>
        schedules.PauseAsync(schedule, By(actor, "pause"), cancellationToken);

    public Task<ScheduleChange> ResumeAsync(Actor actor, long schedule, CancellationToken cancellationToken) =>
        schedules.ResumeAsync(schedule, By(actor, "resume"), cancellationToken);

    /// <summary>What waits under its name goes with it.</summary>
    public Task<ScheduleChange> RemoveAsync(Actor actor, long schedule, CancellationToken cancellationToken) =>
        schedules.RemoveAsync(
            schedule,
            async (session, removed) =>
            {
                await By(actor, "remove")(session, removed);
                await session.ExecuteAsync(
                    """
                    UPDATE schedule_wish SET decision = 'withdrawn', decided_by = @By, decided_at = @Now
                    WHERE decided_at IS NULL AND name = @Name AND campaign_id = (SELECT id FROM campaign WHERE name = @Campaign)
                    """,
                    new
                    {
                        By = actor.Id,
                        Now = clock.GetUtcNow().ToUnixTimeMilliseconds(),
                        removed.Definition.Name,
                        Campaign = removed.CampaignName,
                    });
            },
            cancellationToken);

    /// <summary>Leaves out the next instant that is not in the outbox yet.</summary>
    public Task<ScheduleChange> SkipAsync(Actor actor, long schedule, CancellationToken cancellationToken) =>
        schedules.SkipNextAsync(
            schedule,
            async session => (await DispatchStore.CursorAsync(session, schedule))?.PlannedUntil,
            By(actor, "skip"),
            cancellationToken);

    /// <summary>Posts what came due while the bot was down, or leaves it out: once, whoever answers first.</summary>
    public Task<DispatchAnswer> AnswerAsync(Actor actor, long dispatch, bool send, CancellationToken cancellationToken) =>
        waiting.AnswerAsync(dispatch, send, session => record.AnsweredAsync(session, actor, dispatch, send), cancellationToken);

    private Alongside By(Actor actor, string deed) =>
        (session, schedule) => record.ChangedAsync(session, actor, deed, schedule, clock.GetUtcNow());
}
