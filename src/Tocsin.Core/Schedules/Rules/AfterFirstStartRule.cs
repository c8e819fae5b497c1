using NodaTime;

namespace Tocsin.Core.Schedules.Rules;

/// <summary><c>once 15 seconds after the first start</c>: counted from the schedule's first appearance, and never again.</summary>
/// <param name="Delay">At least a second.</param>
internal sealed record AfterFirstStartRule(Duration Delay) : ScheduleRule
{
    private protected override Instant? Next(Instant after, Instant anchor, DateTimeZone zone)
    {
        var due = Instant.FromUnixTimeSeconds(anchor.ToUnixTimeSeconds()) + Delay;
        return due > after ? due : null;
    }
}
