using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Gateway;

/// <summary>Lets shards identify no faster and no more often than Discord allows.</summary>
/// <remarks>
/// <c>max_concurrency</c> shards within 5 seconds, one of each <c>index % max_concurrency</c>, and so many a day
/// (discord.com/developers/docs/events/gateway#session-start-limit-object).
/// </remarks>
internal sealed class IdentifyGate(SessionStartLimit limit, TimeProvider clock)
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5.5);

    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private readonly TimeSpan[] _next = new TimeSpan[Math.Max(1, limit.MaxConcurrency)];
    private int _remaining = limit.Remaining;
    private TimeSpan _resetsAt = TimeSpan.FromMilliseconds(limit.ResetAfter);

    /// <summary>Waits for this shard's turn and takes it.</summary>
    public async Task PassAsync(int shard, CancellationToken cancellationToken)
    {
        while (Take(shard) is var wait && wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, clock, cancellationToken);
        }
    }

    private TimeSpan Take(int shard)
    {
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_started);
            if (now >= _resetsAt && limit.Total > 0)
            {
                (_remaining, _resetsAt) = (limit.Total, now + TimeSpan.FromDays(1));
            }

            if (_remaining <= 0)
            {
                return Whole(_resetsAt - now);
            }

            ref var next = ref _next[shard % _next.Length];
            if (next > now)
            {
                return Whole(next - now);
            }

            next = now + Spacing;
            _remaining--;
            return TimeSpan.Zero;
        }
    }

    // Timers count whole milliseconds and round down: one too few would only spin.
    private static TimeSpan Whole(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds)));
}
