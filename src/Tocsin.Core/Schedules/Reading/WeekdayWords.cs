using NodaTime;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads days of the week: "friday", "mondays", "mon-fri", "weekdays".</summary>
internal static class WeekdayWords
{
    public static NotUnderstood? Read(TokenReader tokens, RuleSlots said)
    {
        var token = tokens.Current;
        tokens.Skip();
        said.Every |= token.Kind is not TokenKind.Weekday;
        var (first, last) = token.Kind switch
        {
            TokenKind.Workdays => (IsoDayOfWeek.Monday, IsoDayOfWeek.Friday),
            TokenKind.Weekend => (IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday),
            _ => ((IsoDayOfWeek)token.Value, (IsoDayOfWeek)token.Value),
        };
        if (OrdinalWords.StandsHere(tokens) && IsArabic(tokens.Current))
        {
            return OrdinalWords.Nth(said, OrdinalWords.Take(tokens), first, token);
        }

        if (EndOfRange(tokens) is { } end)
        {
            (last, said.Every) = (end, true);
        }

        for (var day = first; ; day = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1)
        {
            said.Weekdays.Add(day);
            if (day == last)
            {
                return null;
            }
        }
    }

    private static IsoDayOfWeek? EndOfRange(TokenReader tokens)
    {
        var at = tokens.PastFillers(1);
        if (tokens.Current.Kind is not (TokenKind.To or TokenKind.Until or TokenKind.At) || tokens.Peek(at).Kind is not TokenKind.Weekday)
        {
            return null;
        }

        var end = (IsoDayOfWeek)tokens.Peek(at).Value;
        tokens.Skip(at + 1);
        return end;
    }

    /// <summary>Arabic sets the ordinal behind the day.</summary>
    private static bool IsArabic(Token token) => token.Source[0] is >= '\u0600' and <= '\u06FF';
}
