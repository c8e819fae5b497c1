using Tocsin.Core.Sources.Polling;

namespace Tocsin.Tests.Sources.Polling;

public sealed class PollPaceTests
{
    private static readonly PollOptions Options = new();

    [Fact]
    public void Comes_more_often_while_there_is_news_down_to_the_floor()
    {
        var pace = TimeSpan.FromHours(4);
        for (var visit = 0; visit < 10; visit++)
        {
            pace = PollPace.After(Options, pace, every: null, hadNews: true, asked: null);
        }

        Assert.Equal(Options.Floor, pace);
    }

    [Fact]
    public void Comes_less_often_while_there_is_none_up_to_the_ceiling()
    {
        var pace = TimeSpan.FromHours(1);
        var slower = PollPace.After(Options, pace, every: null, hadNews: false, asked: null);
        for (var visit = 0; visit < 30; visit++)
        {
            pace = PollPace.After(Options, pace, every: null, hadNews: false, asked: null);
        }

        Assert.True(slower > TimeSpan.FromHours(1));
        Assert.Equal(Options.Ceiling, pace);
    }

    [Fact]
    public void Waits_as_long_as_the_site_asks_but_not_for_ever()
    {
        Assert.Equal(TimeSpan.FromHours(6), PollPace.After(Options, TimeSpan.FromHours(1), null, hadNews: true, TimeSpan.FromHours(6)));
        Assert.Equal(Options.Ceiling, PollPace.After(Options, TimeSpan.FromHours(1), null, hadNews: true, TimeSpan.FromDays(3650)));
        Assert.Equal(TimeSpan.FromDays(7), PollPace.Backoff(Options, 1, TimeSpan.FromDays(3650)));
    }

    [Fact]
    public void Keeps_the_shortest_time_that_people_set() =>
        Assert.Equal(TimeSpan.FromDays(2), PollPace.After(Options, TimeSpan.FromHours(1), TimeSpan.FromDays(2), hadNews: true, asked: null));

    [Fact]
    public void Backs_off_twice_as_long_after_each_failure()
    {
        var waits = Enumerable.Range(1, 40).Select(failures => PollPace.Backoff(Options, failures, asked: null)).ToList();

        Assert.Equal([15, 30, 60], waits.Take(3).Select(wait => wait.TotalMinutes));
        Assert.Equal(waits.Order(), waits);
        Assert.Equal(Options.Ceiling, waits[^1]);
    }
}
