using NodaTime;

namespace Tocsin.Core.Schedules.Rules;

/// <summary><c>once 2026-12-10 09:30</c>.</summary>
internal sealed record OnceRule(LocalDateTime At) : ScheduleRule
{
    private protected override Instant? Next(Instant after, Instant anchor, DateTimeZone zone) =>
        WallClock.Resolve(At, zone) is { } instant && instant > after ? instant : null;
}
