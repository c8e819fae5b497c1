using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Sources.Text;

/// <summary>Reads a date as people write it ("Wednesday 11 May 2016", "le 1er mai 2016", "May 9, 2016"), in the languages of the sources.</summary>
internal static partial class WrittenDate
{
    private static readonly string[] Languages = ["en", "fr", "es", "de", "it", "pt", "tr", "ru", "el", "ar", "nl"];

    private static readonly FrozenDictionary<string, int> Months = Languages
        .SelectMany(MonthsOf)
        .DistinctBy(month => month.Key)
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The first day that <paramref name="text"/> names with day, month and year, or null.</summary>
    public static DateOnly? Read(string text)
    {
        if (DayReader.Iso(text) is { } iso)
        {
            return iso;
        }

        var words = Word().Matches(text).Select(match => match.Value).Take(60).ToList();
        for (var at = 0; at < words.Count; at++)
        {
            if (Months.TryGetValue(words[at], out var month) && Around(words, at, month) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnly? Around(List<string> words, int at, int month)
    {
        // "11 May 2016", "11 de mayo de 2016"; then "May 11, 2016".
        var before = Number(words, at - 1) ?? (IsParticle(words, at - 1) ? Number(words, at - 2) : null);
        var after = IsParticle(words, at + 1) ? at + 2 : at + 1;
        return before is { } day && Number(words, after) is { } year
            ? Day(year, month, day)
            : Number(words, at + 1) is { } dayAfter && Number(words, at + 2) is { } yearAfter ? Day(yearAfter, month, dayAfter) : null;
    }

    private static DateOnly? Day(int year, int month, int day) =>
        year is >= 1500 and <= 2500 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static bool IsParticle(List<string> words, int at) => at >= 0 && at < words.Count && words[at] is "de" or "del" or "di" or "of" or "DE";

    private static int? Number(List<string> words, int at)
    {
        if (at < 0 || at >= words.Count)
        {
            return null;
        }

        var digits = new string([.. words[at].TakeWhile(char.IsDigit)
            .Select(sign => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign)))]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static IEnumerable<KeyValuePair<string, int>> MonthsOf(string language)
    {
        var format = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        string[][] lists = [format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames];
        var names = lists.SelectMany(list => list.Take(12).Select((name, at) => KeyValuePair.Create(name.TrimEnd('.'), at + 1)));
        return language == "ar" ? names.Concat(LevantineMonths()) : names;
    }

    private static IEnumerable<KeyValuePair<string, int>> LevantineMonths()
    {
        string[] names = ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"];
        return names.Select((name, at) => KeyValuePair.Create(name, at + 1));
    }

    [GeneratedRegex(@"كانون الثاني|كانون الأول|تشرين الأول|تشرين الثاني|[\p{L}\p{M}]+|\d+\p{L}*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
