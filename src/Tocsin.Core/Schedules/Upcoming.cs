namespace Tocsin.Core.Schedules;

/// <summary>What a rule would fire if it were a schedule from now on. Pure.</summary>
internal static class Upcoming
{
    /// <param name="rule">When.</param>
    /// <param name="starts">The campaign's first day; null for no bound.</param>
    /// <param name="ends">The campaign's last day; null for no bound.</param>
    /// <param name="now">From when on; what relative rules count from.</param>
    public static IEnumerable<ScheduledInstant> Of(ScheduleRule rule, DateOnly? starts, DateOnly? ends, DateTimeOffset now) =>
        After(
            new StoredSchedule
            {
                Id = 0,
                CampaignName = "",
                Definition = new ScheduleDefinition { Name = "", When = rule, What = new ScheduledContent.Call() },
                Anchor = now,
                Since = now,
                Starts = starts,
                Ends = ends,
            },
            now);

    /// <summary>The instants of a schedule, as if it were not paused.</summary>
    public static IEnumerable<ScheduledInstant> After(StoredSchedule schedule, DateTimeOffset now)
    {
        while (schedule.Upcoming(now) is { } next)
        {
            yield return next;
            now = next.Utc;
        }
    }
}
