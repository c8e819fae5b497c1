using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Planning;

/// <summary>What became of a wish. A closed set.</summary>
internal abstract record WishOutcome
{
    private WishOutcome()
    {
    }

    /// <summary>It waits for a second person.</summary>
    internal sealed record Waits(ScheduleWish Wish) : WishOutcome;

    /// <summary>Another of that name waits already; it has to be decided or taken back first.</summary>
    internal sealed record AnotherWaits(ScheduleWish Wish) : WishOutcome;

    /// <summary>It is a schedule now.</summary>
    internal sealed record Approved(StoredSchedule Schedule) : WishOutcome;

    /// <summary>It was said no to, or taken back.</summary>
    internal sealed record Dropped(ScheduleWish Wish) : WishOutcome;

    /// <summary>Whoever asked for it cannot approve it.</summary>
    internal sealed record Own(ScheduleWish Wish) : WishOutcome;

    /// <summary>Its time has passed while it waited.</summary>
    internal sealed record Passed(ScheduleWish Wish) : WishOutcome;

    /// <summary>The schedules do not allow it: the name is taken, it stands in a file, the campaign is gone.</summary>
    internal sealed record Refused(ScheduleChange Why) : WishOutcome;

    /// <summary>No wish of that number waits (any more).</summary>
    internal sealed record Gone : WishOutcome;
}
