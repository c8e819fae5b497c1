namespace Tocsin.Discord.Api.Limits;

/// <summary>Keeps every request inside Discord's limits: the global one, and buckets learned from headers only.</summary>
/// <remarks>
/// Which routes share a bucket is Discord's affair and changes without notice, so nothing here is written down beforehand
/// (discord.com/developers/docs/topics/rate-limits). Safe for several threads.
/// </remarks>
internal sealed class RateLimits(int perSecond, TimeProvider clock)
{
    private const int ManyBuckets = 4096;

    // Evenly apart, not in bursts: on their way requests bunch up, and Discord counts where they arrive.
    private readonly TimeSpan _spacing = TimeSpan.FromSeconds(1.0 / perSecond);
    private readonly Lock _gate = new();
    private readonly long _started = clock.GetTimestamp();
    private readonly Dictionary<(string Method, string Template), string> _bucketNames = [];
    private readonly Dictionary<(string Bucket, string Major), RateBucket> _buckets = [];
    private TimeSpan _nextAllowed;
    private TimeSpan _pausedUntil;

    /// <summary>Takes a place for a request; or says how long to wait first, and for whom the wait holds.</summary>
    public (TimeSpan Wait, RateScope Scope) Take(Route route)
    {
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_started);
            if (!route.ExemptFromGlobal && GlobalWait(now) is var global && global > TimeSpan.Zero)
            {
                return (global, RateScope.Global);
            }

            var bucket = Bucket(route, now);
            if (bucket.WaitAt(now) is var wait && wait > TimeSpan.Zero)
            {
                return (wait, RateScope.User);
            }

            bucket.Take(now);
            if (!route.ExemptFromGlobal)
            {
                _nextAllowed = now + _spacing;
            }

            return (TimeSpan.Zero, RateScope.User);
        }
    }

    /// <summary>Learns from an answer; from none (<paramref name="headers"/> empty) only that the request is over.</summary>
    public void Answered(Route route, RateHeaders? headers)
    {
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_started);
            var before = Bucket(route, now);
            if (headers?.Bucket is { } name)
            {
                _bucketNames[(route.Method.Method, route.Template)] = name;
            }

            var after = Bucket(route, now);
            before.Answered(ReferenceEquals(before, after) ? headers ?? None : None, now);
            if (!ReferenceEquals(before, after))
            {
                after.Answered(headers ?? None, now);
            }
        }
    }

    /// <summary>Discord answered 429.</summary>
    public void Limited(Route route, TimeSpan wait, RateScope scope)
    {
        lock (_gate)
        {
            var until = clock.GetElapsedTime(_started) + wait;
            if (scope == RateScope.Global)
            {
                _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
            }
            else
            {
                Bucket(route, clock.GetElapsedTime(_started)).Pause(until);
            }
        }
    }

    private static RateHeaders None { get; } = new(null, null, null, null, null);

    private TimeSpan GlobalWait(TimeSpan now)
    {
        var until = _pausedUntil > _nextAllowed ? _pausedUntil : _nextAllowed;
        return until > now ? until - now : TimeSpan.Zero;
    }

    private RateBucket Bucket(Route route, TimeSpan now)
    {
        // Until Discord names the bucket, the route stands for it.
        var name = _bucketNames.GetValueOrDefault((route.Method.Method, route.Template), route.ToString());
        if (!_buckets.TryGetValue((name, route.Major), out var bucket))
        {
            Forget(now);
            _buckets[(name, route.Major)] = bucket = new RateBucket();
        }

        return bucket;
    }

    private void Forget(TimeSpan now)
    {
        if (_buckets.Count >= ManyBuckets)
        {
            foreach (var key in _buckets.Where(pair => pair.Value.IsIdleAt(now)).Select(pair => pair.Key).ToList())
            {
                _buckets.Remove(key);
            }
        }
    }
}
