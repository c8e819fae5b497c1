using System.Globalization;
using NodaTime;
using Tocsin.Core.Schedules.Rules;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>What is asked about the time of one day that does not come then, or comes twice, because the clocks change. Pure.</summary>
/// <remarks>
/// A rule that comes back is not asked about: its author thinks of all the other days (<see cref="WallClock"/> takes the end of a
/// gap and the first of two).
/// </remarks>
internal static class ClockQuestion
{
    /// <returns>Null when there is one such instant. The last two values are what may be meant instead.</returns>
    public static NotUnderstood? Of(OnceRule rule)
    {
        var mapped = DateTimeZoneProviders.Tzdb[rule.Zone].MapLocal(rule.At);
        return mapped.Count switch
        {
            0 => new NotUnderstood(
                "clock-skips",
                Text(rule.At),
                rule.Zone,
                $"{Text(mapped.EarlyInterval.IsoLocalEnd.PlusMinutes(-1))} {rule.Zone}",
                $"{Text(mapped.LateInterval.IsoLocalStart)} {rule.Zone}"),
            1 => null,
            _ => new NotUnderstood("clock-twice", Text(rule.At), rule.Zone, Utc(mapped.First()), Utc(mapped.Last())),
        };
    }

    private static string Utc(ZonedDateTime time) => $"{Text(time.WithZone(DateTimeZone.Utc).LocalDateTime)} Etc/UTC";

    private static string Text(LocalDateTime local) =>
        local.ToString(local.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
