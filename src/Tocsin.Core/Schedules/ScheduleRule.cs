using NodaTime;

namespace Tocsin.Core.Schedules;

/// <summary>When a schedule is due, as wall-clock time in an IANA zone. Immutable, clock-free.</summary>
/// <remarks>
/// <see cref="Text"/> with <see cref="Zone"/> is all of it: <c>ScheduleRuleParser.ParseStored(Text, Zone)</c> gives the same rule again.
/// </remarks>
public abstract record ScheduleRule
{
    /// <summary>The rule as its author wrote it.</summary>
    public required string Text { get; init; }

    /// <summary>The IANA zone of its wall-clock times.</summary>
    public required string Zone { get; init; }

    /// <summary>
    /// The first instant strictly after both <paramref name="after"/> and <paramref name="anchor"/>, in whole seconds;
    /// null when there is none.
    /// </summary>
    /// <param name="after">Where to look from.</param>
    /// <param name="anchor">When the schedule came to be: what relative rules ("15 seconds after the first start", "every 2 weeks") count from.</param>
    public ScheduledInstant? NextAfter(DateTimeOffset after, DateTimeOffset anchor)
    {
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        var start = Instant.FromDateTimeOffset(after > anchor ? after : anchor);
        if (Next(start, Instant.FromDateTimeOffset(anchor), zone) is not { } next)
        {
            return null;
        }

        return new ScheduledInstant(next.ToDateTimeOffset(), next.InZone(zone).ToDateTimeUnspecified(), Zone);
    }

    /// <summary>All instants after both <paramref name="after"/> and <paramref name="anchor"/>, in order; without end for most rules.</summary>
    /// <inheritdoc cref="NextAfter"/>
    public IEnumerable<ScheduledInstant> AllAfter(DateTimeOffset after, DateTimeOffset anchor)
    {
        while (NextAfter(after, anchor) is { } next)
        {
            yield return next;
            after = next.Utc;
        }
    }

    /// <summary>The first instant strictly after <paramref name="after"/>, which is never before <paramref name="anchor"/>.</summary>
    private protected abstract Instant? Next(Instant after, Instant anchor, DateTimeZone zone);
}

/// <summary>One instant of a schedule.</summary>
/// <param name="Utc">The instant.</param>
/// <param name="Local">The same as wall-clock time in <paramref name="Zone"/>.</param>
/// <param name="Zone">The IANA zone.</param>
public readonly record struct ScheduledInstant(DateTimeOffset Utc, DateTime Local, string Zone);
