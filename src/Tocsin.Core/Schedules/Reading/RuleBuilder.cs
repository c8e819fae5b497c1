using NodaTime;
using NodaTime.Text;
using Tocsin.Core.Schedules.Rules;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Decides which rule the slots make, or which question they leave open.</summary>
internal static class RuleBuilder
{
    /// <param name="said">What was read.</param>
    /// <param name="text">The rule without its zone, for questions.</param>
    /// <param name="written">The rule as its author wrote it.</param>
    /// <param name="zone">Its IANA zone.</param>
    public static ScheduleRuleOutcome Build(RuleSlots said, string text, string written, string zone)
    {
        if (said.AfterFirstStart is { } delay)
        {
            return said is { Every: false, Times.Count: 0, Weekdays.Count: 0, Date: null, YearDay: null, From: null, Until: null }
                ? Parsed(new AfterFirstStartRule(delay) { Text = written, Zone = zone })
                : new NotUnderstood("contradiction", text);
        }

        if (said.Date is { } date)
        {
            return Once(said, date, text, written, zone);
        }

        if (Doubt(said, text) is { } doubt)
        {
            return doubt;
        }

        if (said.From > said.Until)
        {
            return new NotUnderstood("bounds", text);
        }

        if (said.Unit is RuleUnit.Second or RuleUnit.Minute or RuleUnit.Hour)
        {
            return Interval(said, text, written, zone);
        }

        var days = PatternBuilder.Build(said, text, out var problem);
        if (days is null || problem is not null)
        {
            return problem ?? new NotUnderstood("words", text);
        }

        return said.Times.Count == 0
            ? new NotUnderstood("no-time", text)
            : Parsed(new CalendarRule(days, [.. said.Times], said.From, said.Until) { Text = written, Zone = zone });
    }

    private static ScheduleRuleOutcome.Parsed Parsed(ScheduleRule rule) => new(rule);

    /// <summary>What stands in the way of a recurring rule before its days are looked at.</summary>
    private static NotUnderstood? Doubt(RuleSlots said, string text)
    {
        if (said.Once)
        {
            return new NotUnderstood(said.YearDay is null ? "once-date" : "no-year", text);
        }

        if (said.Every || (said.DayLabel && said.Weekdays.Count > 1))
        {
            return null;
        }

        return said switch
        {
            { YearDay: not null } => new NotUnderstood("no-year", text),
            { Weekdays.Count: > 0 } or { Nth.Count: > 0 } or { MonthDays.Count: > 0 } => new NotUnderstood("once-or-every", text),
            _ => new NotUnderstood("no-day", text),
        };
    }

    private static ScheduleRuleOutcome Once(RuleSlots said, LocalDate date, string text, string written, string zone)
    {
        if (said is not { Every: false, Unit: null, MonthDays.Count: 0, Nth.Count: 0, From: null, Until: null })
        {
            return new NotUnderstood("contradiction", text);
        }

        if (said.Weekdays.Count > 0 && !said.Weekdays.SetEquals([date.DayOfWeek]))
        {
            return new NotUnderstood("date-weekday", LocalDatePattern.Iso.Format(date));
        }

        return said.Times.Count switch
        {
            0 => new NotUnderstood("no-time", text),
            1 => Parsed(new OnceRule(date + said.Times.Min) { Text = written, Zone = zone }),
            _ => new NotUnderstood("once-one-time", text),
        };
    }

    private static ScheduleRuleOutcome Interval(RuleSlots said, string text, string written, string zone)
    {
        if (said is not { Times.Count: 0, Weekdays.Count: 0, MonthDays.Count: 0, Nth.Count: 0, YearDay: null, From: null })
        {
            return new NotUnderstood("hours-alone", text);
        }

        var count = said.Interval ?? 1;
        if (said.Unit is RuleUnit.Second || count is < 1 or > 10_000)
        {
            return new NotUnderstood("interval", text);
        }

        var every = said.Unit is RuleUnit.Hour ? Duration.FromHours(count) : Duration.FromMinutes(count);
        return Parsed(new IntervalRule(every, said.Until) { Text = written, Zone = zone });
    }
}
