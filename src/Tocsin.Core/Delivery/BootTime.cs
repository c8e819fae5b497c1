using System.Globalization;

namespace Tocsin.Core.Delivery;

/// <summary>How long ago the machine started, the time that it was suspended included.</summary>
/// <remarks>
/// Linux writes it to <c>/proc/uptime</c> (proc_uptime(5); it is <c>CLOCK_BOOTTIME</c>). .NET's own monotonic clock leaves
/// sleep out there. Elsewhere nobody is asked: on Windows .NET's clock counts sleep itself.
/// </remarks>
internal static class BootTime
{
    private const string Source = "/proc/uptime";

    /// <summary>Null where it is not known.</summary>
    public static TimeSpan? Read()
    {
        try
        {
            return Parse(File.ReadAllText(Source));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The first of the two numbers, in seconds with a decimal point.</summary>
    internal static TimeSpan? Parse(string text) =>
        double.TryParse(text.Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
