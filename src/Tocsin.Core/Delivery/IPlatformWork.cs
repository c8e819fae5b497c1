using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>What a worker of this process holds: its number, and the chat that it is about.</summary>
internal interface IHeldWork
{
    long Id { get; }

    ChatId ChatId { get; }
}

/// <summary>What one look at the queue took.</summary>
/// <param name="Held">What is held now.</param>
/// <param name="At">The instant by which it was due, on the clock that the queue goes by.</param>
internal sealed record Claimed<T>(IReadOnlyList<T> Held, DateTimeOffset At);

/// <summary>One kind of work on one platform: posting what is due, or changing what stands.</summary>
/// <typeparam name="T">What is held.</typeparam>
internal interface IPlatformWork<T>
    where T : IHeldWork
{
    /// <summary>Takes up to <paramref name="limit"/> due pieces of work.</summary>
    Task<Claimed<T>> ClaimAsync(int limit, CancellationToken cancellationToken);

    /// <summary>When the first piece that was not due at <paramref name="looked"/> is; null when none waits for a time.</summary>
    /// <param name="looked">The instant of the last claim. What was due then and was not taken waits for something else than time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<DateTimeOffset?> NextDueAsync(DateTimeOffset looked, CancellationToken cancellationToken);

    /// <summary>Does one piece; nothing new leaves after <paramref name="stopping"/>.</summary>
    Task DoAsync(T held, CancellationToken stopping);

    /// <summary>Gives one back of which no byte has left.</summary>
    Task GiveBackAsync(T held);

    void RoundFailed(Exception failure);

    /// <summary>It failed inside the program; its lease brings it back.</summary>
    void WorkFailed(T held, Exception failure);
}
