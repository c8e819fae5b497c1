using NodaTime;
using NodaTime.TimeZones;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>Moves a post out of a chat's quiet hours.</summary>
internal static class QuietTime
{
    /// <summary>The first instant at or after <paramref name="instant"/> at which the chat may be posted to. Pure.</summary>
    /// <remarks>Wall-clock time of the chat's zone; an end that a clock change skips is moved to the change.</remarks>
    public static DateTimeOffset EndOf(ChatSettings settings, DateTimeOffset instant)
    {
        if (settings.Quiet is not { } quiet || quiet.From == quiet.To)
        {
            return instant;
        }

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(settings.Zone) ?? DateTimeZone.Utc;
        var local = Instant.FromDateTimeOffset(instant).InZone(zone).LocalDateTime;
        var time = local.TimeOfDay.ToTimeOnly();
        var overMidnight = quiet.From > quiet.To;
        var isQuiet = overMidnight ? time >= quiet.From || time < quiet.To : time >= quiet.From && time < quiet.To;
        if (!isQuiet)
        {
            return instant;
        }

        var day = overMidnight && time >= quiet.From ? local.Date.PlusDays(1) : local.Date;
        var end = day.At(LocalTime.FromTimeOnly(quiet.To))
            .InZone(zone, Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter))
            .ToDateTimeOffset().ToUniversalTime();
        return end > instant ? end : instant;
    }
}
