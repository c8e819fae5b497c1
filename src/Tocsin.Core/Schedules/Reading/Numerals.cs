using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>Reads what begins with a digit: dates, times of day, ordinals, numbers.</summary>
internal static partial class Numerals
{
    private const RegexOptions Safe = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static NotUnderstood? Read(string word, List<Token> tokens)
    {
        var folded = RuleText.Fold(word).Replace("p.m", "pm", StringComparison.Ordinal).Replace("a.m", "am", StringComparison.Ordinal);
        return Date(folded, word, tokens, out var problem)
            || Time(folded, word, tokens, out problem)
            || Count(folded, word, tokens)
            ? problem
            : new NotUnderstood("words", word);
    }

    /// <summary>2026-12-10T09:30 as two words; every other word as it is.</summary>
    public static string[] SplitDateFromTime(string word) =>
        DateWithTime().Match(word) is { Success: true } match ? [match.Groups["date"].Value, match.Groups["time"].Value] : [word];

    private static bool Date(string folded, string word, List<Token> tokens, out NotUnderstood? problem)
    {
        problem = null;
        if (IsoDate().Match(folded) is { Success: true } iso)
        {
            problem = Add(tokens, word, Number(iso, "y"), Number(iso, "m"), Number(iso, "d"));
            return true;
        }

        if (NumericDate().Match(folded) is not { Success: true } match)
        {
            return false;
        }

        var (first, second) = (Number(match, "a"), Number(match, "b"));
        if (match.Groups["y"].Length != 4)
        {
            problem = new NotUnderstood("date-form", word);
        }
        else if (first <= 12 && second <= 12 && first != second)
        {
            var year = match.Groups["y"].Value;
            problem = new NotUnderstood("date-order", word, $"{year}-{second:00}-{first:00}", $"{year}-{first:00}-{second:00}");
        }
        else
        {
            problem = Add(tokens, word, Number(match, "y"), Math.Min(first, second), Math.Max(first, second));
        }

        return true;
    }

    private static NotUnderstood? Add(List<Token> tokens, string word, int year, int month, int day)
    {
        if (Calendar.Date(year, month, day) is not { } date)
        {
            return new NotUnderstood("no-such-date", word);
        }

        tokens.Add(new Token(TokenKind.Date, 0, word) { Date = date });
        return null;
    }

    private static bool Time(string folded, string word, List<Token> tokens, out NotUnderstood? problem)
    {
        problem = null;
        if (TimeOfDay().Match(folded) is not { Success: true } match)
        {
            return false;
        }

        var (hour, minute) = (Number(match, "h"), match.Groups["m"].Length == 0 ? 0 : Number(match, "m"));
        if (hour > 23 || minute > 59)
        {
            problem = new NotUnderstood("no-such-time", word);
            return true;
        }

        tokens.Add(new Token(TokenKind.Time, 0, word) { Time = new LocalTime(hour, minute) });
        if (match.Groups["half"].Length > 0)
        {
            tokens.Add(new Token(match.Groups["half"].Value == "am" ? TokenKind.Am : TokenKind.Pm, 0, word));
        }

        return true;
    }

    private static bool Count(string folded, string word, List<Token> tokens)
    {
        if (Counted().Match(folded) is not { Success: true } match)
        {
            return false;
        }

        tokens.Add(new Token(match.Groups["ordinal"].Length > 0 ? TokenKind.Ordinal : TokenKind.Number, Number(match, "n"), word));
        return true;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<date>\d{4}-\d{2}-\d{2})[Tt](?<time>\d{1,2}:\d{2})$", Safe)]
    private static partial Regex DateWithTime();

    [GeneratedRegex(@"^(?<y>\d{4})[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})$", Safe)]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^((?<a>\d{1,2})[-/.](?<b>\d{1,2})[-/.](?<y>\d{4}|\d{2})|(?<a>\d{1,2})[-/](?<b>\d{1,2}))$", Safe)]
    private static partial Regex NumericDate();

    [GeneratedRegex(@"^((?<h>\d{1,2})[:.](?<m>\d{2})(h|(?<half>am|pm))?|(?<h>\d{1,2})h(?<m>\d{2})?|(?<h>\d{1,2})(?<half>am|pm))$", Safe)]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"^(?<n>\d{1,6})(?<ordinal>st|nd|rd|th|er|re|ere|e|eme|o|a|\.o|\.a|°)?$", Safe)]
    private static partial Regex Counted();
}
