using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads dates: the one of "once", and those after "from" and "until".</summary>
internal static class BoundWords
{
    /// <summary>Takes the date that stands here, if one does.</summary>
    public static bool TryReadDate(TokenReader tokens, RuleSlots said, out NotUnderstood? problem)
    {
        var source = tokens.Current.Source;
        if (DateWords.Take(tokens, out problem) is not { } day)
        {
            return false;
        }

        if (problem is null && (said.Date is not null || said.YearDay is not null))
        {
            problem = new NotUnderstood("contradiction", source);
        }

        if (problem is null)
        {
            said.Date = day.Date;
            said.YearDay = day.Date is null ? (day.Month, day.Day) : null;
        }

        return true;
    }

    /// <summary>"From" or "until", with its date.</summary>
    public static NotUnderstood? Read(TokenReader tokens, RuleSlots said)
    {
        var bound = tokens.Current;
        tokens.Skip();
        if (DateWords.Take(tokens, out var problem) is { } day)
        {
            return problem ?? Set(said, bound, day);
        }

        return IsOnlyOf(tokens, bound) ? null : new NotUnderstood("bound", bound.Source);
    }

    /// <summary>Arabic's "from" is also "of"; and a range of weekdays begins with it in every language.</summary>
    private static bool IsOnlyOf(TokenReader tokens, Token bound)
    {
        var next = tokens.PastFillers(0);
        return bound.Kind is TokenKind.From
            && (tokens.Peek(next).Kind is TokenKind.Every or TokenKind.Unit
                || (tokens.Peek(next).Kind is TokenKind.Weekday
                    && tokens.Peek(next + 1).Kind is TokenKind.To or TokenKind.Until or TokenKind.At));
    }

    private static NotUnderstood? Set(RuleSlots said, Token bound, DayOfCalendar day)
    {
        if (day.Date is not { } date)
        {
            return new NotUnderstood("no-year", bound.Source);
        }

        var isFrom = bound.Kind is TokenKind.From;
        if ((isFrom ? said.From : said.Until) is not null)
        {
            return new NotUnderstood("contradiction", bound.Source);
        }

        said.From = isFrom ? date : said.From;
        said.Until = isFrom ? said.Until : date;
        return null;
    }
}
