using Tocsin.Core.Schedules;

namespace Tocsin.Core.Planning;

/// <summary>A schedule that somebody asked for in chat and that waits for a second person. It never changes; who wants another asks anew.</summary>
/// <param name="Id">Its number: approving it approves exactly this.</param>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="Definition">The schedule as it would be.</param>
/// <param name="Replaces">Whether it takes the place of the schedule of its name.</param>
/// <param name="ProposedBy">The pseudonym of who asked.</param>
/// <param name="ProposedAt">When.</param>
internal sealed record ScheduleWish(
    long Id, string Campaign, ScheduleDefinition Definition, bool Replaces, string ProposedBy, DateTimeOffset ProposedAt)
{
    /// <summary>How people know it.</summary>
    public string Name => $"{Campaign}/{Definition.Name}";

    /// <summary>Whether another of its name was asked for before and dropped, so that the name alone does not say which one is meant.</summary>
    public bool IsAgain { get; init; }
}
