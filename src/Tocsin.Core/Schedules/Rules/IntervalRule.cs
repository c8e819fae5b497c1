using NodaTime;

namespace Tocsin.Core.Schedules.Rules;

/// <summary><c>every 6 hours</c>, <c>every 30 minutes</c>: so much real time apart, counted from the schedule's first appearance.</summary>
/// <param name="Every">At least a minute.</param>
/// <param name="Until">The last local day, included; null for no end.</param>
internal sealed record IntervalRule(Duration Every, LocalDate? Until) : ScheduleRule
{
    private protected override Instant? Next(Instant after, Instant anchor, DateTimeZone zone)
    {
        var start = Instant.FromUnixTimeSeconds(anchor.ToUnixTimeSeconds());
        var passed = (after - start).BclCompatibleTicks / Every.BclCompatibleTicks;
        var due = start + (Every * (passed + 1));
        return Until is { } last && due.InZone(zone).Date > last ? null : due;
    }
}
