using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>All that keeps one platform's pace: the whole platform's, each chat's, and the waits it asked for.</summary>
internal sealed class PlatformGate(PlatformTraits traits, TimeProvider clock, int inFlight)
{
    public PlatformPace Pace { get; } = new(traits.MessagesPerSecond, clock);

    public ChatPace Chats { get; } = new(traits.MessagesPerMinutePerChat, clock);

    /// <summary>How many requests may be under way.</summary>
    public SemaphoreSlim InFlight { get; } = new(inFlight, inFlight);

    /// <summary>How many may be marked and wait for their turn: one, while the next is being marked. What is marked and waits is in doubt after a kill.</summary>
    public SemaphoreSlim Approach { get; } = new(2, 2);

    /// <summary>Whether this node may take work: on PostgreSQL one node at a time sends on a platform.</summary>
    public Func<CancellationToken, Task<bool>> Turn { get; set; } = _ => Task.FromResult(true);

    public void Restore(string platform, IReadOnlyDictionary<string, TimeSpan> waits)
    {
        foreach (var (scope, wait) in waits)
        {
            if (scope == PlatformPauses.ScopeOf(platform))
            {
                Pace.Pause(wait);
            }
            else if (scope.StartsWith("chat:", StringComparison.Ordinal)
                && long.TryParse(scope.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture, out var chat))
            {
                Chats.Pause(new ChatId(chat), wait);
            }
        }
    }
}
