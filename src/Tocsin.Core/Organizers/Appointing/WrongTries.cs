namespace Tocsin.Core.Organizers.Appointing;

/// <summary>Slows down who tries codes: after three wrong ones a minute, then twice as long each time, at most an hour.</summary>
/// <remarks>In memory, by pseudonym, and forgotten after a day or a restart: a code has 50 random bits, which no such pace exhausts.</remarks>
internal sealed class WrongTries(TimeProvider clock)
{
    private const int Free = 3;
    private const int MostKnown = 10_000;
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Wrong, DateTimeOffset Last)> _known = [];

    /// <summary>How long somebody must wait before the next try; zero for not at all.</summary>
    public TimeSpan WaitOf(string pseudonym)
    {
        lock (_gate)
        {
            if (!_known.TryGetValue(pseudonym, out var tries) || tries.Wrong < Free)
            {
                return TimeSpan.Zero;
            }

            var wait = First * Math.Pow(2, Math.Min(tries.Wrong - Free, 10));
            var left = tries.Last + (wait < Longest ? wait : Longest) - clock.GetUtcNow();
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    public void Note(string pseudonym)
    {
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            foreach (var old in _known.Where(one => one.Value.Last + Memory < now).Select(one => one.Key).ToList())
            {
                _known.Remove(old);
            }

            if (_known.Count < MostKnown || _known.ContainsKey(pseudonym))
            {
                _known[pseudonym] = (_known.GetValueOrDefault(pseudonym).Wrong + 1, now);
            }
        }
    }

    public void Forget(string pseudonym)
    {
        lock (_gate)
        {
            _known.Remove(pseudonym);
        }
    }
}
