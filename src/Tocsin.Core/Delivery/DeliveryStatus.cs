namespace Tocsin.Core.Delivery;

/// <summary>How delivery stands, for <c>tocsin status</c> and for whoever watches.</summary>
public sealed record DeliveryStatus
{
    /// <summary>How many deliveries are in each state.</summary>
    public required IReadOnlyDictionary<DeliveryState, long> ByState { get; init; }

    /// <summary>Failed deliveries by the platform's reason, most frequent first.</summary>
    public required IReadOnlyList<ReasonCount> FailedBy { get; init; }

    /// <summary>How long the oldest due delivery has waited; null when none waits.</summary>
    public required TimeSpan? OldestWaiting { get; init; }

    /// <summary>Until when each platform (<c>platform:NAME</c>) or chat (<c>chat:NUMBER</c>) asked to be left alone.</summary>
    public required IReadOnlyDictionary<string, DateTimeOffset> PausedUntil { get; init; }

    /// <summary>The halt that stands; null for none.</summary>
    public required HaltInfo? Halt { get; init; }

    /// <summary>By how much the wall clock is off; near zero unless somebody set it.</summary>
    /// <value>What the running bot says of its own clock, the worst where several run; this process's where none does.</value>
    public required TimeSpan ClockSkew { get; init; }

    /// <summary>How many bots run on this database, by their own word of the last minute.</summary>
    public required int Running { get; init; }

    public long Waiting => Count(DeliveryState.Queued);

    public long InFlight => Count(DeliveryState.Leased) + Count(DeliveryState.Sending);

    public long Failed => Count(DeliveryState.Failed);

    public long InDoubt => Count(DeliveryState.InDoubt);

    public long Sent => Count(DeliveryState.Sent) + Count(DeliveryState.Corrected) + Count(DeliveryState.Recalled);

    private long Count(DeliveryState state) => ByState.GetValueOrDefault(state);
}

/// <summary>How many deliveries failed for one reason.</summary>
public sealed record ReasonCount(string Reason, long Count);
