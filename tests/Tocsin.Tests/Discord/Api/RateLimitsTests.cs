using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Limits;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Discord.Api;

public sealed class RateLimitsTests
{
    private readonly FakeClock _clock = new();
    private readonly RateLimits _limits;

    public RateLimitsTests() => _limits = new RateLimits(1_000_000, _clock);

    [Fact]
    public void An_unknown_bucket_holds_nobody() =>
        Assert.All(Enumerable.Range(0, 30), _ => Assert.Equal(TimeSpan.Zero, Take(Route.Messages("1")).Wait));

    [Fact]
    public void A_bucket_that_the_headers_call_empty_waits_until_it_resets()
    {
        Ask(Route.Messages("1"), new RateHeaders("b", 5, 0, TimeSpan.FromSeconds(4), null));

        Assert.Equal(TimeSpan.FromSeconds(4), Round(Take(Route.Messages("1")).Wait));
        Assert.Equal(TimeSpan.Zero, Take(Route.Messages("2")).Wait);
        _clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.Zero, Take(Route.Messages("1")).Wait);
    }

    [Fact]
    public void Requests_under_way_count_as_not_yet_made()
    {
        var route = Route.Messages("1");
        Ask(route, new RateHeaders("b", 5, 3, TimeSpan.FromSeconds(4), null));
        Take(route);
        Take(route);

        _limits.Answered(route, new RateHeaders("b", 5, 2, TimeSpan.FromSeconds(4), null));

        Assert.Equal(TimeSpan.Zero, Take(route).Wait);
        Assert.True(Take(route).Wait > TimeSpan.Zero);
    }

    [Fact]
    public void Routes_that_share_a_bucket_share_its_limit()
    {
        Ask(Route.Message(HttpMethod.Patch, "1", "9"), new RateHeaders("b", 5, 5, TimeSpan.FromSeconds(4), null));
        Ask(Route.Messages("1"), new RateHeaders("b", 5, 0, TimeSpan.FromSeconds(4), null));

        Assert.Equal(TimeSpan.FromSeconds(4), Round(Take(Route.Message(HttpMethod.Patch, "1", "9")).Wait));
    }

    [Fact]
    public void An_answer_without_headers_changes_nothing()
    {
        Ask(Route.Messages("1"), new RateHeaders("b", 2, 1, TimeSpan.FromSeconds(4), null));
        Ask(Route.Messages("1"), null);

        Assert.True(Take(Route.Messages("1")).Wait > TimeSpan.Zero);
    }

    [Fact]
    public void A_global_429_stops_everything_but_interactions()
    {
        _limits.Limited(Route.Messages("1"), TimeSpan.FromSeconds(3), RateScope.Global);

        var (wait, scope) = Take(Route.Messages("2"));
        Assert.Equal((TimeSpan.FromSeconds(3), RateScope.Global), (Round(wait), scope));
        Assert.Equal(TimeSpan.Zero, Take(Route.Callback("1", "t")).Wait);
    }

    [Fact]
    public void No_window_of_a_second_holds_more_than_the_global_limit()
    {
        var limits = new RateLimits(48, _clock);
        List<TimeSpan> sent = [];
        var start = _clock.GetTimestamp();
        for (var step = 0; step < 3000; step++)
        {
            if (limits.Take(Route.Messages($"{step}")).Wait == TimeSpan.Zero)
            {
                sent.Add(_clock.GetElapsedTime(start));
            }

            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.InRange(sent.Count, 130, 145);
        Assert.All(sent, at => Assert.InRange(sent.Count(other => other >= at && other < at + TimeSpan.FromSeconds(1)), 1, 50));
    }

    private static TimeSpan Round(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Round(wait.TotalMilliseconds));

    /// <summary>A moment later, so that the even spacing of all requests does not show.</summary>
    private (TimeSpan Wait, RateScope Scope) Take(Route route)
    {
        _clock.Advance(TimeSpan.FromMicroseconds(1));
        return _limits.Take(route);
    }

    private void Ask(Route route, RateHeaders? headers)
    {
        Take(route);
        _limits.Answered(route, headers);
    }
}
