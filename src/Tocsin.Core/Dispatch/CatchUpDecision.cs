using Tocsin.Core.Schedules;

namespace Tocsin.Core.Dispatch;

/// <summary>What becomes of instants that are due: each is posted, asked about, or missed; none is forgotten.</summary>
/// <param name="Post">To be posted now, in order.</param>
/// <param name="Ask">To be posted when an organizer says so.</param>
/// <param name="Missed">Not to be posted; organizers are told.</param>
internal sealed record CatchUpDecision(
    IReadOnlyList<ScheduledInstant> Post, IReadOnlyList<ScheduledInstant> Ask, IReadOnlyList<ScheduledInstant> Missed)
{
    /// <summary>Decides. Pure.</summary>
    /// <param name="due">The due instants, in order.</param>
    /// <param name="now">Now; none of them lies after it.</param>
    /// <param name="definition">Whose policy and expiry hold.</param>
    /// <param name="lateAfter">From when on an instant counts as passed while the bot was down.</param>
    /// <param name="askUntil">Up to when only an organizer knows what was posted; null when the database knows it.</param>
    public static CatchUpDecision For(
        IReadOnlyList<ScheduledInstant> due, DateTimeOffset now, ScheduleDefinition definition, TimeSpan lateAfter, DateTimeOffset? askUntil)
    {
        List<ScheduledInstant> post = [];
        List<ScheduledInstant> ask = [];
        List<ScheduledInstant> missed = [];
        for (var index = 0; index < due.Count; index++)
        {
            var instant = due[index];
            var isLast = index == due.Count - 1;
            var where = (Late: now - instant.Utc > lateAfter, Expired: instant.Utc + definition.ExpiresAfter <= now) switch
            {
                { Expired: true } => missed,
                _ when instant.Utc <= askUntil => ask,
                { Late: false } => post,
                _ => definition.CatchUp switch
                {
                    CatchUp.All => post,
                    CatchUp.Latest when isLast => post,
                    CatchUp.Ask => ask,
                    _ => missed,
                },
            };
            where.Add(instant);
        }

        return new CatchUpDecision(post, ask, missed);
    }
}
