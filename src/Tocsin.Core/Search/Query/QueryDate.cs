using System.Globalization;
using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Query;

/// <summary>A day, a month or a year as typed, with its first and last day.</summary>
internal readonly record struct QueryDate(DateOnly First, DateOnly Last)
{
    /// <summary>Reads <c>2016</c>, <c>2016-04</c>, <c>2016-04-30</c>, and with the day first <c>30-04-2016</c>, <c>04-2016</c>, with any of <c>- / .</c> and the digits of any script; null for anything else.</summary>
    public static QueryDate? Parse(ReadOnlySpan<char> text)
    {
        Span<int> parts = [0, 1, 1];
        var count = 0;
        var isYearLast = false;
        foreach (var range in text.SplitAny('-', '/', '.', '‐', '–'))
        {
            var part = FoldTable.Fold(text[range]);
            if (count == 3 || part.Length is 0 or > 4 || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out parts[count]))
            {
                return null;
            }

            isYearLast = part.Length == 4 && count > 0;
            count++;
        }

        if (isYearLast)
        {
            parts[..count].Reverse();
        }

        return parts is [>= 1 and <= 9999, >= 1 and <= 12, >= 1] && parts[2] <= DateTime.DaysInMonth(parts[0], parts[1])
            ? Of(new DateOnly(parts[0], parts[1], parts[2]), count)
            : null;
    }

    private static QueryDate? Of(DateOnly first, int parts) => parts switch
    {
        1 when first.Year >= 1000 => new(first, new DateOnly(first.Year, 12, 31)),
        2 => new(first, new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month))),
        3 => new(first, first),
        _ => null,
    };
}
