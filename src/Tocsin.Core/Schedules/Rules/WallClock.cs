using NodaTime;
using NodaTime.TimeZones;

namespace Tocsin.Core.Schedules.Rules;

/// <summary>From what a clock on the wall shows to the one instant that is meant.</summary>
internal static class WallClock
{
    private static readonly ZoneLocalMappingResolver Lenient =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>
    /// The instant of <paramref name="local"/>: a time that the clocks skip is the first instant after the gap, a time
    /// that they show twice is the first of the two. Null where the whole day is skipped (Apia, 30 December 2011).
    /// </summary>
    public static Instant? Resolve(LocalDateTime local, DateTimeZone zone)
    {
        var resolved = zone.ResolveLocal(local, Lenient);
        return resolved.Date != local.Date && zone.MapLocal(local.Date.AtMidnight()).Count == 0
            ? null
            : resolved.ToInstant();
    }
}
