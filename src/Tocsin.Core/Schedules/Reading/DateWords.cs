using NodaTime;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads a day of the calendar: 2026-12-10, 10 december 2026, december 10, 1er décembre.</summary>
internal static class DateWords
{
    /// <summary>The day that stands here, past fillers; null when none does. The reader then stands behind it.</summary>
    public static DayOfCalendar? Take(TokenReader tokens, out NotUnderstood? problem)
    {
        problem = null;
        var at = tokens.PastFillers(0);
        if (tokens.Peek(at) is { Kind: TokenKind.Date } iso)
        {
            tokens.Skip(at + 1);
            return new DayOfCalendar(iso.Date.Year, iso.Date.Month, iso.Date.Day);
        }

        return TakeNamed(tokens, at, out problem);
    }

    private static DayOfCalendar? TakeNamed(TokenReader tokens, int at, out NotUnderstood? problem)
    {
        problem = null;
        var first = tokens.Peek(at);
        var dayFirst = first.Kind is TokenKind.Number or TokenKind.Ordinal;
        if (!dayFirst && first.Kind is not TokenKind.Month)
        {
            return null;
        }

        // Arabic joins day and month with the word that else means "from".
        var next = tokens.PastFillers(at + 1);
        next = tokens.Peek(next).Kind is TokenKind.From ? next + 1 : next;
        var second = tokens.Peek(next);
        if (dayFirst ? second.Kind is not TokenKind.Month : second.Kind is not (TokenKind.Number or TokenKind.Ordinal))
        {
            return null;
        }

        var (day, month) = dayFirst ? (first.Value, second.Value) : (second.Value, first.Value);
        var yearAt = tokens.PastFillers(next + 1);
        yearAt = tokens.Peek(yearAt).Kind is TokenKind.And ? yearAt + 1 : yearAt;
        var year = tokens.Peek(yearAt) is { Kind: TokenKind.Number, Value: >= 1900 } written ? written.Value : (int?)null;
        var name = $"{first.Source} {second.Source}";
        problem = (year is { } known ? Calendar.Date(known, month, day) is not null : Calendar.Exists(month, day))
            ? null
            : new NotUnderstood("no-such-date", year is null ? name : $"{name} {year}");
        tokens.Skip(year is null ? next + 1 : yearAt + 1);
        return new DayOfCalendar(year, month, day);
    }
}

/// <summary>A day as it was written, perhaps without its year.</summary>
internal readonly record struct DayOfCalendar(int? Year, int Month, int Day)
{
    public LocalDate? Date => Year is { } year ? new LocalDate(year, Month, Day) : null;
}
