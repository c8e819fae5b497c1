using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Reads the day out of what feeds write as a date; a wrong one is no date.</summary>
internal static partial class FeedDates
{
    public static DateOnly? Read(string? text)
    {
        if (PlainText.LineOrNull(text) is not { Length: < 100 } line)
        {
            return null;
        }

        return Plausible(DayReader.Iso(line) ?? Rfc822(line) ?? WrittenDate.Read(line));
    }

    // The weekday and the zone are often wrong, and neither changes the day as the publisher wrote it.
    private static DateOnly? Rfc822(string line)
    {
        var match = Rfc822Form().Match(line);
        if (!match.Success)
        {
            return null;
        }

        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        var full = year switch
        {
            < 70 => 2000 + year,
            < 1000 => 1900 + year,
            _ => year,
        };
        return WrittenDate.Read(string.Create(CultureInfo.InvariantCulture, $"{match.Groups["day"].Value} {match.Groups["month"].Value} {full}"));
    }

    private static DateOnly? Plausible(DateOnly? day) => day is { Year: >= 1900 and <= 2200 } ? day : null;

    [GeneratedRegex(@"^(\p{L}+\.?,?\s+)?(?<day>\d{1,2})[\s-](?<month>\p{L}+)\.?[\s-](?<year>\d{2,4})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rfc822Form();
}
