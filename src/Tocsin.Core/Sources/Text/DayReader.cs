using System.Globalization;

namespace Tocsin.Core.Sources.Text;

/// <summary>Reads the day of an ISO 8601 date or instant, as its author wrote it: no zone moves it to another day.</summary>
internal static class DayReader
{
    public static DateOnly? Iso(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var day = trimmed.Length > 10 && trimmed[10] is 'T' or 't' or ' ' ? trimmed[..10] : trimmed;
        return DateOnly.TryParseExact(day, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            ? read
            : null;
    }
}
