using NodaTime;
using NodaTime.Extensions;

namespace Tocsin.Core.Schedules;

/// <summary>A schedule as the database keeps it: its definition with its life so far. A snapshot; it does not follow later changes.</summary>
internal sealed record StoredSchedule
{
    /// <summary>The same for good, whatever becomes of its definition.</summary>
    public required long Id { get; init; }

    public required string CampaignName { get; init; }

    public required ScheduleDefinition Definition { get; init; }

    /// <summary>When it first appeared: what relative rules count from.</summary>
    public required DateTimeOffset Anchor { get; init; }

    /// <summary>
    /// Since when its rule holds: nothing before is due, whatever the rule says. It moves when the rule changes, when a
    /// pause ends and when a removed schedule comes back; so a new rule never finds missed instants in its own past.
    /// </summary>
    public required DateTimeOffset Since { get; init; }

    public bool Paused { get; init; }

    /// <summary>Instants that organizers chose to leave out.</summary>
    public IReadOnlyList<DateTimeOffset> Skipped { get; init; } = [];

    /// <summary>The campaign's first and last day, in the zone of the rule; null for no bound.</summary>
    public DateOnly? Starts { get; init; }

    /// <inheritdoc cref="Starts"/>
    public DateOnly? Ends { get; init; }

    /// <summary>True for a schedule that stands in a configuration file: it can be paused from chat, but only the file can remove it.</summary>
    public bool FromFile { get; init; } = true;

    /// <summary>The first instant that is to be fired strictly after <paramref name="after"/>; null when there is none, or while it is paused.</summary>
    /// <remarks>
    /// All of it is weighed here: <see cref="Since"/>, the pause, skipped instants, the campaign's first and last day.
    /// Whoever asks from the last planned instant up to now gets each due instant once, in order.
    /// </remarks>
    public ScheduledInstant? NextAfter(DateTimeOffset after) => Paused ? null : Upcoming(after);

    /// <summary>As <see cref="NextAfter"/>, as if it were not paused.</summary>
    internal ScheduledInstant? Upcoming(DateTimeOffset after)
    {
        after = Latest(after, Since, BeforeFirstDay());
        while (Definition.When.NextAfter(after, Anchor) is { } next && !(DateOnly.FromDateTime(next.Local) > Ends))
        {
            if (!Skipped.Contains(next.Utc))
            {
                return next;
            }

            after = next.Utc;
        }

        return null;
    }

    private DateTimeOffset BeforeFirstDay() =>
        Starts is { } day
            ? DateTimeZoneProviders.Tzdb[Definition.When.Zone].AtStartOfDay(day.ToLocalDate()).ToDateTimeOffset().AddTicks(-1)
            : DateTimeOffset.MinValue;

    private static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> instants)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var instant in instants)
        {
            latest = instant > latest ? instant : latest;
        }

        return latest;
    }
}
