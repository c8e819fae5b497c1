using NodaTime;
using NodaTime.Extensions;
using Quartz;

namespace Tocsin.Core.Schedules.Rules;

/// <summary><c>cron 0 0 18 ? * FRI</c>: Quartz reads the expression, our own clockwork says which instants are meant.</summary>
/// <remarks>
/// The expression is asked in UTC for what a clock on the wall shows, and that is resolved by <see cref="WallClock"/>, so
/// that every kind of rule treats the changes of the clocks alike and by the same edition of the zones' history.
/// </remarks>
internal sealed record CronRule(CronExpression Expression) : ScheduleRule
{
    private protected override Instant? Next(Instant after, Instant anchor, DateTimeZone zone)
    {
        var shown = after.InZone(zone).LocalDateTime;
        while (Expression.GetNextValidTimeAfter(new DateTimeOffset(shown.ToDateTimeUnspecified(), TimeSpan.Zero)) is { } wall)
        {
            shown = wall.DateTime.ToLocalDateTime();
            if (WallClock.Resolve(shown, zone) is { } instant && instant > after)
            {
                return instant;
            }
        }

        return null;
    }
}
