using System.Globalization;
using Tocsin.Core.Schedules.Rules;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Decides which days a recurring rule means.</summary>
internal static class PatternBuilder
{
    /// <summary>The longest interval that still makes sense: more is a slip of the keyboard.</summary>
    private const int MostPeriods = 400;

    /// <summary>Every month has that many days.</summary>
    private const int DaysOfEveryMonth = 28;

    /// <summary>Every month has that many of each weekday.</summary>
    private const int WeekdaysOfEveryMonth = 4;

    /// <summary>The pattern, or null with the question that stands in its way.</summary>
    public static DayPattern? Build(RuleSlots said, string text, out NotUnderstood? problem)
    {
        var every = said.Interval ?? 1;
        bool[] kinds = [said.Weekdays.Count > 0, said.MonthDays.Count > 0, said.Nth.Count > 0, said.YearDay is not null];
        if (every is < 1 or > MostPeriods || (said.Unit is RuleUnit.Year && every > 10))
        {
            problem = new NotUnderstood("interval", text);
            return null;
        }

        if (kinds.Count(kind => kind) > 1)
        {
            problem = new NotUnderstood("contradiction", text);
            return null;
        }

        problem = said switch
        {
            { Weekdays.Count: > 0 } => OfWeekdays(said, text),
            { MonthDays.Count: > 0 } => OfMonthDays(said, text),
            { Nth.Count: > 0 } => OfNth(said, text),
            { YearDay: not null } => OfYearDay(said, text),
            _ => OfUnit(said, text),
        };
        return problem is not null ? null : said switch
        {
            { Weekdays.Count: > 0 } => new DayPattern.Weekly([.. said.Weekdays]) { Interval = every },
            { MonthDays.Count: > 0 } => new DayPattern.Monthly([.. said.MonthDays]) { Interval = every },
            { NthWeekday: { } weekday } => new DayPattern.MonthlyByWeekday([.. said.Nth], weekday) { Interval = every },
            { YearDay: (var month, var day) } => new DayPattern.Yearly(month, day) { Interval = every },
            _ => new DayPattern.Daily { Interval = every },
        };
    }

    private static NotUnderstood? OfWeekdays(RuleSlots said, string text) =>
        said.Unit switch
        {
            null or RuleUnit.Week => null,
            RuleUnit.Month => new NotUnderstood("month-weekday", text),
            _ => new NotUnderstood("contradiction", text),
        };

    private static NotUnderstood? OfMonthDays(RuleSlots said, string text) =>
        said.Unit is not (null or RuleUnit.Month) ? new NotUnderstood("contradiction", text)
        : said.MonthDays.Max > 31
            ? new NotUnderstood("no-such-date", said.MonthDays.Max.ToString(CultureInfo.InvariantCulture))
        : said.MonthDays.Max > DaysOfEveryMonth
            ? new NotUnderstood("not-every-month", said.MonthDays.Max.ToString(CultureInfo.InvariantCulture))
        : null;

    private static NotUnderstood? OfNth(RuleSlots said, string text) =>
        said.Nth.Max > WeekdaysOfEveryMonth ? new NotUnderstood("not-every-nth", text)
        : said.Unit is RuleUnit.Month ? null
        : said.Unit is not null ? new NotUnderstood("contradiction", text)
        : said.Nth.Max > 1 ? new NotUnderstood("nth-unclear", text)
        : null;

    private static NotUnderstood? OfYearDay(RuleSlots said, string text) =>
        said.Unit is not (null or RuleUnit.Year) ? new NotUnderstood("contradiction", text)
        : said.YearDay is (2, 29) ? new NotUnderstood("not-every-year", text)
        : null;

    private static NotUnderstood? OfUnit(RuleSlots said, string text) =>
        said.Unit switch
        {
            RuleUnit.Day => null,
            RuleUnit.Week => new NotUnderstood("no-weekday", text),
            RuleUnit.Month => new NotUnderstood("no-month-day", text),
            RuleUnit.Year => new NotUnderstood("no-year-day", text),
            _ => new NotUnderstood("no-day", text),
        };
}
