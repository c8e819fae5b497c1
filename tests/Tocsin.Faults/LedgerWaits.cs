using System.Globalization;

namespace Tocsin.Faults;

/// <summary>The waits that the ledger's platforms asked for, and the requests that came inside one.</summary>
/// <remarks>
/// Nothing is forgiven for a time: a request tells which waits its client had heard of when it left, and how long before. One
/// that had not heard was on its way. <see cref="OnItsWay"/> is what lies between a request's turn and its first byte.
/// </remarks>
/// <param name="clock">The ledger's clock.</param>
/// <param name="outlivesItsHearer">Whether the next process must know what the last one heard: only where all of them stopped in order.</param>
internal sealed class LedgerWaits(TimeProvider clock, bool outlivesItsHearer)
{
    public static readonly TimeSpan OnItsWay = TimeSpan.FromMilliseconds(250);

    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(4);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Wait> _waits = [];
    private int _given;

    public int Inside { get; private set; }

    public int ForPlatforms { get; private set; }

    public int ForChats { get; private set; }

    /// <summary>The wait that a request meets, the whole platform's first; null where it may be answered.</summary>
    public Wait? Meet(string platform, string place, Caller caller)
    {
        lock (_gate)
        {
            var standing = ((string[])[platform, ScopeOf(platform, place)])
                .Select(scope => _waits.GetValueOrDefault(scope)).OfType<Wait>().Where(wait => clock.GetTimestamp() < wait.Until).ToList();
            Inside += standing.Any(wait => IsIgnoredBy(wait, caller)) ? 1 : 0;
            return standing.FirstOrDefault();
        }
    }

    /// <summary>Asks to wait; whoever was asked a moment ago is asked no more than that.</summary>
    public Wait Ask(string platform, string place, Caller caller, bool wholePlatform, TimeSpan time)
    {
        lock (_gate)
        {
            var scope = wholePlatform ? platform : ScopeOf(platform, place);
            var now = clock.GetTimestamp();
            if (_waits.TryGetValue(scope, out var standing) && now < standing.Until)
            {
                return standing;
            }

            (ForPlatforms, ForChats) = wholePlatform ? (ForPlatforms + 1, ForChats) : (ForPlatforms, ForChats + 1);
            return _waits[scope] = new Wait(++_given, caller.Life, wholePlatform, now + (long)(time.TotalSeconds * clock.TimestampFrequency));
        }
    }

    /// <summary>The rest of a wait, as the ledger's client reads it.</summary>
    public string Say(Wait wait)
    {
        var left = Math.Max(0, wait.Until - clock.GetTimestamp()) / (double)clock.TimestampFrequency;
        return string.Create(CultureInfo.InvariantCulture, $"{left} {(wait.WholePlatform ? "platform" : "chat")} {wait.Number}");
    }

    private static string ScopeOf(string platform, string place) => $"{platform}\n{place}";

    private bool IsIgnoredBy(Wait wait, Caller caller) =>
        caller.Life == wait.HeardBy ? caller.Heard.TryGetValue(wait.Number, out var ago) && ago > OnItsWay : outlivesItsHearer;

    /// <param name="Number">Its own.</param>
    /// <param name="HeardBy">The process that was asked to wait.</param>
    /// <param name="WholePlatform">True when it holds for every chat.</param>
    /// <param name="Until">By the clock's timestamps.</param>
    internal sealed record Wait(int Number, string HeardBy, bool WholePlatform, long Until);

    /// <summary>Who makes a request: a process, and how long ago it heard of which wait.</summary>
    internal sealed record Caller(string Life, IReadOnlyDictionary<int, TimeSpan> Heard)
    {
        /// <param name="life">The process.</param>
        /// <param name="heard"><c>number:milliseconds</c>, and more of them after commas.</param>
        public static Caller Read(string life, string heard) => new(
            life,
            heard.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(item => item.Split(':')).ToDictionary(
                item => int.Parse(item[0], CultureInfo.InvariantCulture),
                item => TimeSpan.FromMilliseconds(long.Parse(item[1], CultureInfo.InvariantCulture))));
    }
}
