using Tocsin.Core.Schedules;

namespace Tocsin.Core.Commands.Planning;

/// <summary>What was made of the words for a schedule. A closed set.</summary>
internal abstract record ScheduleReading
{
    private ScheduleReading()
    {
    }

    /// <summary>It is clear and has instants ahead.</summary>
    internal sealed record Clear(ScheduleDefinition Definition) : ScheduleReading;

    /// <summary>It could mean several things or none: a question goes back.</summary>
    internal sealed record Question(CommandAnswer Answer) : ScheduleReading;
}
