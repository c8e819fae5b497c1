namespace Tocsin.Core.Corrections;

/// <summary>What is done about posts that stand.</summary>
public enum CorrectionKind
{
    /// <summary>Their words are replaced.</summary>
    Correct,

    /// <summary>They are withdrawn.</summary>
    Recall,
}

/// <summary>How far a correction is.</summary>
public enum CorrectionState
{
    /// <summary>Waits for a second organizer.</summary>
    Proposed,

    /// <summary>Decided; the copies are changed one after the other.</summary>
    Applied,

    Rejected,

    /// <summary>The post was corrected otherwise before this was approved.</summary>
    Stale,
}

/// <summary>One correction or recall, of every copy of some posts or of a single one.</summary>
public sealed record Correction
{
    public required long Id { get; init; }

    public required CorrectionKind Kind { get; init; }

    /// <summary>Whether a recall takes messages away rather than leaving a notice.</summary>
    public required bool Deletes { get; init; }

    /// <summary>What it is of: <c>post:12</c>, <c>article:7</c>, or one copy, <c>post:12 (#3, telegram)</c>.</summary>
    public required string Subject { get; init; }

    public required string? Reason { get; init; }

    public required CorrectionState State { get; init; }

    /// <summary>Who proposed it: the pseudonym, and the name among organizers.</summary>
    public required string ProposedBy { get; init; }

    public required string ProposedName { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Who approved or rejected it; null while nobody has.</summary>
    public required string? DecidedName { get; init; }

    public required bool IsEmergency { get; init; }
}
