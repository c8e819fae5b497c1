using Tocsin.Core.Schedules;

namespace Tocsin.Core.Dispatch;

/// <summary>Finds what a schedule owes.</summary>
internal static class DueInstants
{
    /// <summary>More were never posted one by one; beyond them only those that can still be posted are looked at.</summary>
    private const int Most = 20_000;

    /// <summary>The instants after <paramref name="plannedUntil"/> up to <paramref name="now"/>, in order.</summary>
    public static IReadOnlyList<ScheduledInstant> Of(StoredSchedule schedule, DateTimeOffset plannedUntil, DateTimeOffset now)
    {
        List<ScheduledInstant> due = [];
        var after = plannedUntil;
        while (schedule.NextAfter(after) is { } next && next.Utc <= now)
        {
            due.Add(next);
            after = next.Utc;
            if (due.Count == Most && now - schedule.Definition.ExpiresAfter > after)
            {
                after = now - schedule.Definition.ExpiresAfter;
            }
        }

        return due;
    }
}
