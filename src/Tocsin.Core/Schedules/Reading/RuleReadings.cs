using System.Globalization;
using NotUnderstood = Tocsin.Core.Schedules.ScheduleRuleOutcome.NotUnderstood;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>What somebody may have meant by a rule that could mean several things: each a rule that is clear and has an instant ahead.</summary>
/// <remarks>Pure. They are offered, never taken: the person who wrote the rule chooses.</remarks>
internal static class RuleReadings
{
    private const int Most = 4;

    /// <param name="text">The rule as it was written.</param>
    /// <param name="problem">What is unclear about it.</param>
    /// <param name="zones">The zones that may be meant, the likeliest first; the first is that of a rule that names none.</param>
    /// <param name="now">From when on there has to be an instant.</param>
    public static IReadOnlyList<string> Of(string text, NotUnderstood problem, IReadOnlyList<string> zones, DateTimeOffset now)
    {
        var clean = RuleText.Clean(text);
        return
        [
            .. Candidates(clean, problem, zones, now)
                .Where(candidate => RuleOf(candidate, zones)?.NextAfter(now, now) is not null)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ];
    }

    private static IEnumerable<string> Candidates(string text, NotUnderstood problem, IReadOnlyList<string> zones, DateTimeOffset now) =>
        (problem.Key, problem.Values) switch
        {
            ("which-half" or "date-order", [var source, var first, var second]) => [With(text, source, first), With(text, source, second)],
            ("clock-skips" or "clock-twice", [_, _, var first, var second]) => [$"once {first}", $"once {second}"],
            ("word-nearest" or "zone-nearest", [var source, var nearest]) => [With(text, source, nearest)],
            ("zone-missing", _) => zones.Select(zone => $"{text} {zone}"),
            ("zone-offset" or "zone-unknown", [var source]) => zones.Select(zone => With(text, source, zone)),
            ("number", [var source]) => Hours(text, source),
            ("once-or-every", _) => [$"every {text}", .. OnDates($"every {text}", text, 1, zones, now)],
            ("once-date", _) => Without(text).SelectMany(rest => OnDates($"every {rest}", text, 2, zones, now)),
            ("no-year", _) => [.. InYears(text, now), $"every year on {text}", .. Without(text).Select(rest => $"every year on {rest}")],
            ("date-weekday", _) => Without(text),
            _ => [],
        };

    /// <summary>The nearest dates of a rule that comes back, each as a rule that does not.</summary>
    private static IEnumerable<string> OnDates(
        string every, string text, int count, IReadOnlyList<string> zones, DateTimeOffset now)
    {
        var zone = text[(text.LastIndexOf(' ') + 1)..];
        var suffix = Zones.LooksLikeZone(zone) ? $" {zone}" : "";
        return RuleOf(every, zones) is { } rule
            ? rule.AllAfter(now, now).Take(count).Select(instant => instant.Local.ToString("'once' yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + suffix)
            : [];
    }

    private static IEnumerable<string> Hours(string text, string source) =>
        int.TryParse(source, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            ? new[] { hour, hour is > 0 and < 8 ? hour + 12 : hour }
                .Where(hour => hour < 24)
                .Select(hour => With(text, source, string.Create(CultureInfo.InvariantCulture, $"{hour:00}:00")))
            : [];

    /// <summary>With this year or the next behind each of its words: where it makes a date, the rule is clear.</summary>
    private static IEnumerable<string> InYears(string text, DateTimeOffset now)
    {
        var words = text.Split(' ');
        return
            from year in new[] { now.Year, now.Year + 1 }
            from at in Enumerable.Range(1, words.Length)
            select string.Join(' ', [.. words[..at], year.ToString(CultureInfo.InvariantCulture), .. words[at..]]);
    }

    /// <summary>Each time with one word less.</summary>
    private static IEnumerable<string> Without(string text)
    {
        var words = text.Split(' ');
        return Enumerable.Range(0, words.Length).Select(at => string.Join(' ', [.. words[..at], .. words[(at + 1)..]]));
    }

    /// <summary>The last place where <paramref name="source"/> stands as a word of its own gets another.</summary>
    private static string With(string text, string source, string other)
    {
        var words = text.Split(' ');
        var at = Array.FindLastIndex(words, word => word.Trim(',', '(', ')').Equals(source, StringComparison.OrdinalIgnoreCase));
        if (at < 0)
        {
            return text;
        }

        words[at] = words[at].Replace(source, other, StringComparison.OrdinalIgnoreCase);
        return string.Join(' ', words);
    }

    private static ScheduleRule? RuleOf(string text, IReadOnlyList<string> zones) =>
        (ScheduleRuleParser.Parse(text, zones.Count > 0 ? zones[0] : null) as ScheduleRuleOutcome.Parsed)?.Rule;
}
