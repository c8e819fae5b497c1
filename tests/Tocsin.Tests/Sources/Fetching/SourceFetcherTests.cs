using System.IO.Compression;
using System.Text;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Tests.Sources.Site;

namespace Tocsin.Tests.Sources.Fetching;

public sealed class SourceFetcherTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_the_answer_with_what_the_next_visit_needs()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/feed", _ => SiteAnswer.Text(
            "hello", "application/rss+xml; charset=windows-1252", "ETag: W/\"1\"", "Last-Modified: yesterday, roughly", "Cache-Control: max-age=600"));

        var page = Assert.IsType<FetchOutcome.Fetched>(await fixture.FetchAsync("/feed")).Page;

        Assert.Equal("hello", Encoding.UTF8.GetString(page.Body));
        Assert.Equal(("application/rss+xml", "windows-1252"), (page.MediaType, page.Charset));
        Assert.Equal(("W/\"1\"", "yesterday, roughly", TimeSpan.FromMinutes(10)), (page.ETag, page.LastModified, page.FreshFor));
        Assert.Null(page.MovedTo);
    }

    [Theory]
    [InlineData("max-age=600, must-revalidate", 600)]
    [InlineData("no-cache, max-age=600", null)]
    [InlineData("no-store", null)]
    [InlineData("max-age=0", null)]
    public async Task Takes_a_copy_for_fresh_only_as_long_as_its_site_says(string control, int? seconds)
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/feed", _ => new SiteAnswer(304) { Headers = [$"Cache-Control: {control}"] });

        Assert.Equal(seconds, Assert.IsType<FetchOutcome.NotModified>(await fixture.FetchAsync("/feed")).FreshFor?.TotalSeconds);
    }

    [Fact]
    public async Task Asks_only_for_what_has_changed()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/feed", request => request.Headers.GetValueOrDefault("If-None-Match") == "\"1\"" ? new SiteAnswer(304) : SiteAnswer.Text("new", "text/xml"));

        var outcome = await fixture.Fetcher.FetchAsync(new FetchRequest(fixture.Site.Address("/feed"), "\"1\"", "a date"), Cancel);

        Assert.IsType<FetchOutcome.NotModified>(outcome);
        Assert.Equal("a date", fixture.Site.Requests.Single().Headers["If-Modified-Since"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Unpacks_what_was_packed(string encoding)
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/feed", _ => new SiteAnswer(200) { Body = Pack(encoding, new byte[1000]), Headers = [$"Content-Encoding: {encoding}"] });

        Assert.Equal(1000, Assert.IsType<FetchOutcome.Fetched>(await fixture.FetchAsync("/feed")).Page.Body.Length);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Stops_at_the_limit_of_what_a_packed_answer_becomes(string encoding)
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/bomb", _ => new SiteAnswer(200) { Body = Pack(encoding, new byte[50 * 1024 * 1024]), Headers = [$"Content-Encoding: {encoding}"] });

        Assert.Contains("larger", Assert.IsType<FetchOutcome.Failed>(await fixture.FetchAsync("/bomb")).Reason.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301, true)]
    [InlineData(308, true)]
    [InlineData(302, false)]
    [InlineData(307, false)]
    public async Task Follows_a_redirect_and_remembers_only_one_for_good(int status, bool isForGood)
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/old", _ => SiteAnswer.Redirect(status, "/new"));
        fixture.Site.On("/new", "here");

        var page = Assert.IsType<FetchOutcome.Fetched>(await fixture.FetchAsync("/old")).Page;

        Assert.Equal(fixture.Site.Address("/new"), page.Address);
        Assert.Equal(isForGood ? fixture.Site.Address("/new") : null, page.MovedTo);
    }

    [Fact]
    public async Task Remembers_no_move_that_leads_on_for_a_while_only()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/old", _ => SiteAnswer.Redirect(301, "/middle"));
        fixture.Site.On("/middle", _ => SiteAnswer.Redirect(302, "/new"));
        fixture.Site.On("/new", "here");

        Assert.Null(Assert.IsType<FetchOutcome.Fetched>(await fixture.FetchAsync("/old")).Page.MovedTo);
    }

    [Fact]
    public async Task Leaves_a_circle_of_redirects()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/a", _ => SiteAnswer.Redirect(301, "/b"));
        fixture.Site.On("/b", _ => SiteAnswer.Redirect(301, "/a"));

        Assert.IsType<FetchOutcome.Failed>(await fixture.FetchAsync("/a"));
        Assert.Equal(6, fixture.Site.Requests.Count);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://other.test:8080/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("gopher://127.0.0.1:70/")]
    public async Task Checks_each_redirect_as_the_first_address(string place)
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/trap", _ => SiteAnswer.Redirect(302, place));

        Assert.IsType<FetchOutcome.Forbidden>(await fixture.FetchAsync("/trap"));
        Assert.All(fixture.Connections, connection => Assert.Equal(fixture.Site.Port, connection.Port));
    }

    [Fact]
    public async Task Says_what_the_site_says()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        fixture.Site.On("/gone", _ => new SiteAnswer(410));
        fixture.Site.On("/often", _ => new SiteAnswer(429) { Headers = ["Retry-After: 120"] });
        fixture.Site.On("/dated", _ => new SiteAnswer(503) { Headers = [$"Retry-After: {fixture.Clock.GetUtcNow().AddMinutes(5):R}"] });
        fixture.Site.On("/closed", _ => new SiteAnswer(403));

        Assert.IsType<FetchOutcome.Gone>(await fixture.FetchAsync("/gone"));
        Assert.IsType<FetchOutcome.Missing>(await fixture.FetchAsync("/nothing"));
        Assert.Equal(TimeSpan.FromMinutes(2), Assert.IsType<FetchOutcome.Busy>(await fixture.FetchAsync("/often")).RetryAfter);
        Assert.Equal(TimeSpan.FromMinutes(5), Assert.IsType<FetchOutcome.Busy>(await fixture.FetchAsync("/dated")).RetryAfter);
        Assert.Contains("403", Assert.IsType<FetchOutcome.Failed>(await fixture.FetchAsync("/closed")).Reason.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_no_longer_than_its_limit_for_a_site_that_hangs()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Site.On("/hang", _ =>
        {
            asked.SetResult();
            return null;
        });

        var fetching = fixture.FetchAsync("/hang");
        await asked.Task.WaitAsync(Cancel);
        fixture.Clock.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal("no full answer within 30 seconds", Assert.IsType<FetchOutcome.Failed>(await fetching).Reason.ToString());
    }

    [Fact]
    public async Task Tells_an_unknown_name_from_a_closed_door()
    {
        await using var fixture = new FetcherFixture("127.0.0.1");
        var left = new SiteSimulator();
        var port = left.Port;
        await left.DisposeAsync();

        var unknown = await fixture.Fetcher.FetchAsync(new FetchRequest(new Uri("http://no-such-name.example/")), Cancel);
        var closed = await fixture.Fetcher.FetchAsync(new FetchRequest(new Uri($"http://127.0.0.1:{port}/")), Cancel);

        Assert.Contains("name", Assert.IsType<FetchOutcome.Failed>(unknown).Reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("connections", Assert.IsType<FetchOutcome.Failed>(closed).Reason.ToString(), StringComparison.Ordinal);
    }

    private static byte[] Pack(string encoding, byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest) : new BrotliStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
