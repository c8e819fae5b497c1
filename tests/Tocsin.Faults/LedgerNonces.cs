using System.Collections.Concurrent;

namespace Tocsin.Faults;

/// <summary>What a platform knows of a request that comes again: the message of a nonce while its window lasts, then nothing.</summary>
/// <param name="clock">The ledger's clock.</param>
/// <param name="window">How long a nonce is remembered, counted from the message that it made; zero for not at all.</param>
internal sealed class LedgerNonces(TimeProvider clock, TimeSpan window)
{
    private readonly Dictionary<string, (string Id, long Since)> _known = [];
    private readonly ConcurrentDictionary<string, long> _asked = new();
    private readonly Lock _gate = new();
    private int _resent;

    /// <summary>Requests for a part that an earlier one may have brought already, when no nonce could tell any more.</summary>
    public int Resent => _resent;

    /// <summary>Notes a request that is not told to wait: from here on its part may have arrived.</summary>
    public void Asked(string key)
    {
        var now = clock.GetTimestamp();
        if (!_asked.TryAdd(key, now) && clock.GetElapsedTime(_asked[key], now) >= window)
        {
            Interlocked.Increment(ref _resent);
        }
    }

    /// <summary>The message that stands under a nonce; where none is remembered, <paramref name="post"/> makes one.</summary>
    public string Deliver(string nonce, Func<string> post)
    {
        lock (_gate)
        {
            if (_known.TryGetValue(nonce, out var known) && clock.GetElapsedTime(known.Since) < window)
            {
                return known.Id;
            }

            var id = post();
            _known[nonce] = (id, clock.GetTimestamp());
            return id;
        }
    }
}
