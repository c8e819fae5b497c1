using System.Globalization;

namespace Tocsin.LocalChat;

/// <summary>How far off an instant is, as a person says it.</summary>
internal static class TimeAhead
{
    /// <param name="distance">Until then.</param>
    /// <param name="local">The instant on its zone's clocks: days are counted as the calendar there does.</param>
    public static string Of(TimeSpan distance, DateTime local) => distance switch
    {
        { TotalSeconds: < 1 } => "now",
        { TotalSeconds: < 90 } => Count(distance.TotalSeconds, "second"),
        { TotalMinutes: < 90 } => Count(distance.TotalMinutes, "minute"),
        { TotalHours: < 36 } => Count(distance.TotalHours, "hour"),
        _ => Count((local.Date - (local - distance).Date).Days, "day"),
    };

    private static string Count(double amount, string unit)
    {
        var whole = (long)Math.Round(amount, MidpointRounding.AwayFromZero);
        return string.Create(CultureInfo.InvariantCulture, $"in {whole} {unit}{(whole == 1 ? "" : "s")}");
    }
}
