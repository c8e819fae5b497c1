using Tocsin.Discord.Api;
using Tocsin.Discord.Api.Limits;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Discord.Api;

public sealed class InvalidRequestsTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void Falls_silent_at_its_figure_until_the_oldest_is_ten_minutes_old()
    {
        var requests = new InvalidRequests(3, _clock);
        requests.Note(403, null, ownToken: true);
        _clock.Advance(TimeSpan.FromMinutes(4));
        requests.Note(429, RateScope.User, ownToken: true);
        requests.Note(429, RateScope.Global, ownToken: true);

        Assert.Equal(TimeSpan.FromMinutes(6), requests.SilentFor());
        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(TimeSpan.Zero, requests.SilentFor());
    }

    [Fact]
    public void Does_not_count_what_Discord_does_not_count()
    {
        var requests = new InvalidRequests(1, _clock);
        requests.Note(429, RateScope.Shared, ownToken: true);
        requests.Note(404, null, ownToken: true);
        requests.Note(400, null, ownToken: true);

        Assert.Equal(TimeSpan.Zero, requests.SilentFor());
    }

    [Fact]
    public void An_interactions_401_says_nothing_of_the_bots_token()
    {
        var requests = new InvalidRequests(9, _clock);
        requests.Note(401, null, ownToken: false);
        Assert.False(requests.TokenRefused);
        requests.Note(401, null, ownToken: true);
        Assert.True(requests.TokenRefused);
    }
}
