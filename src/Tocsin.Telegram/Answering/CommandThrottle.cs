using Microsoft.Extensions.Options;

namespace Tocsin.Telegram.Answering;

/// <summary>Slows a flood of commands from one person or one chat, and says so once. Safe for several threads.</summary>
/// <remarks>Keeps numbers in memory only, for as long as somebody is in a hurry.</remarks>
internal sealed class CommandThrottle(IOptions<TelegramOptions> options, TimeProvider clock)
{
    private const int BucketsBeforeSweep = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(bool IsPerson, long Id), Bucket> _buckets = [];
    private readonly FloodOptions _flood = options.Value.Flood;

    /// <summary>How many people and chats it has in mind.</summary>
    public int Remembered => _buckets.Count;

    public ThrottleVerdict Take(long person, long chat)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            Sweep(now);
            var byPerson = BucketOf(true, person, _flood.PersonBurst, now);
            var byChat = BucketOf(false, chat, _flood.ChatBurst, now);
            if (byPerson.Left >= 1 && byChat.Left >= 1)
            {
                byPerson.Take();
                byChat.Take();
                return ThrottleVerdict.Answer;
            }

            var empty = byPerson.Left < 1 ? byPerson : byChat;
            (var wasTold, empty.WasTold) = (empty.WasTold, true);
            return wasTold ? ThrottleVerdict.Ignore : ThrottleVerdict.TellOnce;
        }
    }

    private Bucket BucketOf(bool isPerson, long id, int burst, DateTimeOffset now)
    {
        if (!_buckets.TryGetValue((isPerson, id), out var bucket))
        {
            _buckets[(isPerson, id)] = bucket = new Bucket(burst, now);
        }

        bucket.Refill(now, _flood.Refill);
        return bucket;
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_buckets.Count < BucketsBeforeSweep)
        {
            return;
        }

        foreach (var (key, bucket) in _buckets)
        {
            bucket.Refill(now, _flood.Refill);
            if (bucket.IsFull)
            {
                _buckets.Remove(key);
            }
        }
    }

    private sealed class Bucket(int burst, DateTimeOffset since)
    {
        private DateTimeOffset _since = since;

        public double Left { get; private set; } = burst;

        public bool WasTold { get; set; }

        public bool IsFull => Left >= burst;

        public void Refill(DateTimeOffset now, TimeSpan refill)
        {
            Left = Math.Min(burst, Left + ((now - _since) / refill));
            _since = now;
            // Told once a flood, which ends with a rest, not with the next command that is answered.
            WasTold &= !IsFull;
        }

        public void Take() => Left--;
    }
}

/// <summary>What to do with a command.</summary>
internal enum ThrottleVerdict
{
    Answer,

    /// <summary>Say that it was too much at once.</summary>
    TellOnce,

    /// <summary>It was said already.</summary>
    Ignore,
}
