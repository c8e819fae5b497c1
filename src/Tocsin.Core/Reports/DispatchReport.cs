using Tocsin.Core.Delivery;

namespace Tocsin.Core.Reports;

/// <summary>What became of one post: how many chats in which state, why, and when. Knows no chat's address.</summary>
public sealed record DispatchReport
{
    /// <summary>The dispatch's number.</summary>
    public required long Id { get; init; }

    /// <summary>Campaign and schedule, or what the post by hand was called.</summary>
    public required string Name { get; init; }

    /// <summary>When it was to go out.</summary>
    public required DateTimeOffset Planned { get; init; }

    /// <summary>The IANA zone of its schedule.</summary>
    public required string Zone { get; init; }

    /// <summary>planned, asked, paused, skipped or cancelled.</summary>
    public required string State { get; init; }

    /// <summary>Until when it makes sense.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How many chats, by platform and state.</summary>
    public required IReadOnlyList<ReportCount> Counts { get; init; }

    /// <summary>Why they are not sent, the most frequent first.</summary>
    public required IReadOnlyList<ReportReason> Reasons { get; init; }

    /// <summary>When its first and its last message stood in a chat; null before any did.</summary>
    public DateTimeOffset? FirstSent { get; init; }

    /// <inheritdoc cref="FirstSent"/>
    public DateTimeOffset? LastSent { get; init; }

    /// <summary>Where it was corrected or recalled since and the copy that stands could not be reached (yet).</summary>
    public IReadOnlyList<ReportUnreached> Unreached { get; init; } = [];

    /// <summary>How many chats it is for.</summary>
    public long Total => Counts.Sum(count => count.Chats);

    /// <summary>How many have it, or had it: corrected and recalled ones too.</summary>
    public long Arrived => Of(DeliveryState.Sent, DeliveryState.Corrected, DeliveryState.Recalled);

    /// <summary>How many wait or are on their way.</summary>
    public long Waiting => Of(DeliveryState.Queued, DeliveryState.Leased, DeliveryState.Sending);

    public long InDoubt => Of(DeliveryState.InDoubt);

    /// <summary>How many are in one of <paramref name="states"/>.</summary>
    public long Of(params IReadOnlyList<DeliveryState> states) =>
        Counts.Where(count => states.Contains(count.State)).Sum(count => count.Chats);
}

/// <summary>How many chats of one platform are in one state.</summary>
public sealed record ReportCount(string Platform, DeliveryState State, long Chats);

/// <summary>How many chats are in one state for one reason, in the platform's words or ours.</summary>
public sealed record ReportReason(DeliveryState State, string Reason, long Chats);

/// <summary>How many copies a correction or a recall has not changed.</summary>
/// <param name="Withdraws">True for a recall.</param>
/// <param name="IsOver">False while it is still tried, or in doubt.</param>
/// <param name="Reason">Why, in the platform's words; empty while it waits.</param>
/// <param name="Copies">How many chats have that copy.</param>
public sealed record ReportUnreached(bool Withdraws, bool IsOver, string Reason, long Copies);
