using System.Globalization;
using Tocsin.Core.Schedules;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary>An instant as organizers read it: the wall clock of its zone first, then UTC.</summary>
internal static class InstantText
{
    /// <summary><c>Fri 4 Dec 2026 18:00 Europe/Paris (17:00 UTC)</c>; UTC has its own day where it is another.</summary>
    public static string Of(ScheduledInstant instant, Words words)
    {
        var utc = instant.Utc.UtcDateTime;
        var shown = utc.Date == instant.Local.Date ? Time(utc) : $"{utc.ToString("ddd d MMM", words.Culture)} {Time(utc)}";
        return $"{Local(instant.Local, words)} {instant.Zone} ({shown} UTC)";
    }

    /// <summary>The day by the reader's culture and the time of a wall clock.</summary>
    public static string Local(DateTime local, Words words) => $"{local.ToString("ddd d MMM yyyy", words.Culture)} {Time(local)}";

    private static string Time(DateTime time) =>
        time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
}
