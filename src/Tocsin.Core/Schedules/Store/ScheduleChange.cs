namespace Tocsin.Core.Schedules.Store;

/// <summary>What became of an organizer's wish about a schedule. A closed set.</summary>
internal abstract record ScheduleChange
{
    private ScheduleChange()
    {
    }

    /// <summary>Done; the schedule as it is now.</summary>
    public sealed record Done(StoredSchedule Schedule) : ScheduleChange;

    /// <summary>It was so already; nothing was written.</summary>
    public sealed record Already(StoredSchedule Schedule) : ScheduleChange;

    /// <summary>Left out: the instant that will not fire.</summary>
    public sealed record Skipped(StoredSchedule Schedule, ScheduledInstant Instant) : ScheduleChange;

    /// <summary>There is no next instant that could be left out.</summary>
    public sealed record NothingAhead(StoredSchedule Schedule) : ScheduleChange;

    /// <summary>It stands in a configuration file and can only be removed there; it can be paused.</summary>
    public sealed record StandsInFile(StoredSchedule Schedule) : ScheduleChange;

    /// <summary>The campaign has a schedule of that name already.</summary>
    public sealed record NameTaken(StoredSchedule Schedule) : ScheduleChange;

    public sealed record NoSuchSchedule : ScheduleChange;

    public sealed record NoSuchCampaign : ScheduleChange;
}
