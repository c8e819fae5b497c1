using System.Globalization;

namespace Tocsin.Discord.Api;

/// <summary>Discord's ids carry the instant of their making (discord.com/developers/docs/reference#snowflakes).</summary>
internal static class Snowflake
{
    private const long Epoch = 1_420_070_400_000;

    /// <summary>When <paramref name="id"/> was made; the epoch for what is no id.</summary>
    public static DateTimeOffset TimeOf(string id) =>
        DateTimeOffset.FromUnixTimeMilliseconds(
            Epoch + (ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (long)(number >> 22) : 0));
}
