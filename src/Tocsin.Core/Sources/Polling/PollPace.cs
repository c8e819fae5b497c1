namespace Tocsin.Core.Sources.Polling;

/// <summary>Decides when a source is visited next. Pure.</summary>
internal static class PollPace
{
    /// <summary>The pace after a visit: faster while there is news, slower while there is none, as the site asks above all.</summary>
    /// <param name="options">Floor and ceiling.</param>
    /// <param name="last">The pace until now.</param>
    /// <param name="every">What people set as the shortest time for this source.</param>
    /// <param name="hadNews">Whether there was something new.</param>
    /// <param name="asked">The longest wait that the site or the feed asks for.</param>
    public static TimeSpan After(PollOptions options, TimeSpan last, TimeSpan? every, bool hadNews, TimeSpan? asked)
    {
        var floor = every ?? options.Floor;
        var learned = last * (hadNews ? 0.5 : 1.3);
        var polite = asked is { } wait && wait > learned ? wait : learned;
        return Clamp(polite, floor, options.Ceiling > floor ? options.Ceiling : floor);
    }

    /// <summary>The wait after failures in a row: twice as long each time, as the site asks above all, at most a week.</summary>
    public static TimeSpan Backoff(PollOptions options, int failures, TimeSpan? asked)
    {
        var doubled = options.Floor * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        var wait = Clamp(doubled, options.Floor, options.Ceiling);
        return asked is { } longer && longer > wait ? Clamp(longer, wait, TimeSpan.FromDays(7)) : wait;
    }

    /// <summary>A tenth more or less by the source's number: sources added together do not stay together.</summary>
    public static TimeSpan Spread(TimeSpan interval, long number) => interval * (1 + ((number * 37 % 21) - 10) / 100.0);

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;
}
