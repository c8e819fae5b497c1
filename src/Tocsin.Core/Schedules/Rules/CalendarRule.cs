using NodaTime;

namespace Tocsin.Core.Schedules.Rules;

/// <summary>
/// Certain days at certain times of day: <c>every friday 18:00</c>, <c>every 2 weeks on mon,thu 8:00</c>,
/// <c>every month on the 1st 10:00</c>.
/// </summary>
/// <param name="Days">Which days.</param>
/// <param name="Times">At least one time of day, in order, without doubles.</param>
/// <param name="From">The first day that counts; null for none.</param>
/// <param name="Until">The last day, included; null for no end.</param>
internal sealed record CalendarRule(
    DayPattern Days,
    IReadOnlyList<LocalTime> Times,
    LocalDate? From,
    LocalDate? Until) : ScheduleRule
{
    /// <summary>How many days to look ahead: the rarest rule (every ten years, on a day of the week) comes round well within it.</summary>
    private const int Horizon = 366 * 60;

    private protected override Instant? Next(Instant after, Instant anchor, DateTimeZone zone)
    {
        if (FirstSlot(anchor, zone, _ => true) is not { } origin)
        {
            return null;
        }

        return FirstSlot(after, zone, date => Days.IsTurn(date, origin.Day))?.Due;
    }

    /// <summary>The first slot after <paramref name="after"/> on a day that matches and on which it is this rule's turn.</summary>
    private Slot? FirstSlot(Instant after, DateTimeZone zone, Func<LocalDate, bool> isTurn)
    {
        var date = after.InZone(zone).Date;
        date = From is { } from && from > date ? from : date;
        for (var day = 0; day < Horizon && !(date > Until); day++, date = date.PlusDays(1))
        {
            if (Days.Matches(date) && isTurn(date) && DueOn(date, after, zone) is { } due)
            {
                return new Slot(date, due);
            }
        }

        return null;
    }

    private Instant? DueOn(LocalDate date, Instant after, DateTimeZone zone)
    {
        foreach (var time in Times)
        {
            if (WallClock.Resolve(date + time, zone) is { } instant && instant > after)
            {
                return instant;
            }
        }

        return null;
    }

    private readonly record struct Slot(LocalDate Day, Instant Due);
}
