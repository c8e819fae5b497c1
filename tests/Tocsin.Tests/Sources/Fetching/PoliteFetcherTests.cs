using Tocsin.Core.Sources.Fetching;
using Tocsin.Tests.Sources.Site;

namespace Tocsin.Tests.Sources.Fetching;

public sealed class PoliteFetcherTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_no_page_that_robots_txt_closes_and_asks_for_the_rules_once()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain");
        fixture.Site.On("/open", "open");
        var polite = new PoliteFetcher(fixture.Fetcher, fixture.Options, fixture.Clock);

        var closed = await polite.PageAsync(fixture.Site.Address("/closed/1"), Cancel);
        var open = await polite.PageAsync(fixture.Site.Address("/open"), Cancel);

        Assert.IsType<FetchOutcome.Forbidden>(closed);
        Assert.IsType<FetchOutcome.Fetched>(open);
        Assert.Equal(["/robots.txt", "/open"], fixture.Site.Paths);
    }

    [Fact]
    public async Task Leaves_a_site_in_trouble_alone_until_it_is_well_again()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/robots.txt", _ => new SiteAnswer(503) { Headers = ["Retry-After: 1200"] });
        fixture.Site.On("/page", "page");
        var polite = new PoliteFetcher(fixture.Fetcher, fixture.Options, fixture.Clock);

        Assert.Equal(TimeSpan.FromMinutes(20), Assert.IsType<FetchOutcome.Busy>(await polite.PageAsync(fixture.Site.Address("/page"), Cancel)).RetryAfter);
        fixture.Site.On("/robots.txt", "", "text/plain");
        Assert.IsType<FetchOutcome.Busy>(await polite.PageAsync(fixture.Site.Address("/page"), Cancel));
        fixture.Clock.Advance(TimeSpan.FromMinutes(21));

        Assert.IsType<FetchOutcome.Fetched>(await polite.PageAsync(fixture.Site.Address("/page"), Cancel));
        Assert.Equal(["/robots.txt", "/robots.txt", "/page"], fixture.Site.Paths);
    }

    [Fact]
    public async Task Takes_rules_that_cannot_be_reached_for_a_closed_door_and_refused_ones_for_none()
    {
        await using var fixture = new FetcherFixture("unknown.example", "127.0.0.1");
        fixture.Site.On("/robots.txt", _ => new SiteAnswer(403));
        fixture.Site.On("/page", "page");
        var polite = new PoliteFetcher(fixture.Fetcher, fixture.Options, fixture.Clock);

        Assert.IsType<FetchOutcome.Busy>(await polite.PageAsync(new Uri("http://unknown.example/page"), Cancel));
        Assert.IsType<FetchOutcome.Fetched>(await polite.PageAsync(fixture.Site.Address("/page"), Cancel));
    }

    [Fact]
    public async Task Is_led_on_only_to_where_the_rules_let_it_go()
    {
        await using var fixture = new FetcherFixture("one.test", "two.test");
        fixture.Site.On("/robots.txt", "User-agent: *\nDisallow: /closed", "text/plain");
        fixture.Site.On("/here", _ => SiteAnswer.Redirect(301, "/closed"));
        fixture.Site.On("/there", _ => SiteAnswer.Redirect(302, fixture.Site.Address("/page", "two.test").AbsoluteUri));
        fixture.Site.On("/round", _ => SiteAnswer.Redirect(302, "/round"));
        fixture.Site.On("/page", "page");
        var polite = new PoliteFetcher(fixture.Fetcher, fixture.Options, fixture.Clock);

        Assert.IsType<FetchOutcome.Forbidden>(await polite.PageAsync(fixture.Site.Address("/here", "one.test"), Cancel));
        var there = Assert.IsType<FetchOutcome.Fetched>(await polite.PageAsync(fixture.Site.Address("/there", "one.test"), Cancel));
        Assert.IsType<FetchOutcome.Failed>(await polite.PageAsync(fixture.Site.Address("/round", "one.test"), Cancel));

        Assert.Equal("two.test", there.Page.Address.Host);
        Assert.Equal(["/robots.txt", "/here", "/there", "/robots.txt", "/page"], fixture.Site.Paths.Take(5));
    }

    [Fact]
    public async Task Makes_one_request_at_a_time_to_a_host_with_a_pause_between()
    {
        var clock = new Support.FakeClock();
        var pacer = new HostPacer(clock);
        List<string> order = [];
        var first = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

        var one = pacer.RunAsync("a", TimeSpan.FromSeconds(2), () => { order.Add("one"); return first.Task; }, Cancel);
        var two = pacer.RunAsync("A", TimeSpan.FromSeconds(2), () => { order.Add("two"); return Task.FromResult(true); }, Cancel);
        await pacer.RunAsync("b", TimeSpan.FromSeconds(2), () => { order.Add("elsewhere"); return Task.FromResult(true); }, Cancel);
        Assert.Equal(["one", "elsewhere"], order);

        first.SetResult(true);
        await one;
        Assert.False(two.IsCompleted);
        while (!two.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        Assert.Equal(["one", "elsewhere", "two"], order);
    }
}
