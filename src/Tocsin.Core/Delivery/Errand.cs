using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>One request that wants to leave.</summary>
internal sealed record Errand
{
    public required IPlatform Platform { get; init; }

    public required PlatformGate Gate { get; init; }

    public required ChatId Chat { get; init; }

    /// <summary>Its number in the log.</summary>
    public required long Id { get; init; }

    /// <summary>It takes words of ours away and brings none: a halt and an unsound clock do not hold it up.</summary>
    public bool Withdraws { get; init; }

    /// <summary>It speaks to organizers in their room: they are the ones who end a halt and put the clock right.</summary>
    public bool ForOrganizers { get; init; }

    /// <summary>Whether a halt or an unsound clock holds it up.</summary>
    public bool IsHeldUp => !Withdraws && !ForOrganizers;

    /// <summary>Writes down durably that it may leave now; null when it may not, and was put where it belongs.</summary>
    public required Func<Task<DateTimeOffset?>> Mark { get; init; }

    /// <summary>The request itself; asked once at most. It is told how to ask <see cref="OutgoingPart.MayLeave"/>.</summary>
    public required Func<Func<Task<bool>>, Task<SendOutcome>> Ask { get; init; }

    /// <summary>What to do with an answer that comes after the time limit.</summary>
    public required Func<SendOutcome.Delivered, Task> Late { get; init; }
}

/// <summary>What came of an errand. A closed set.</summary>
internal abstract record ErrandResult
{
    private ErrandResult()
    {
    }

    /// <summary>No byte left: give it back, not before <paramref name="Wait"/> has passed.</summary>
    internal sealed record NotNow(TimeSpan Wait) : ErrandResult;

    /// <summary>It was not marked, and stands where it belongs already.</summary>
    internal sealed record NotMarked : ErrandResult;

    /// <summary>The platform's answer, or that there was none.</summary>
    internal sealed record Answered(SendOutcome Outcome, DateTimeOffset Since) : ErrandResult;
}
