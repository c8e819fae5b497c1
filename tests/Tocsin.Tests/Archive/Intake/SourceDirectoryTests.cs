using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Tests.Archive.Intake;

public sealed class SourceDirectoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<link rel=alternate type=application/rss+xml href='/the-feed'>")]
    [InlineData("<link rel=alternate type=application/rss+xml title='Comments' href='/comments'><link rel=alternate type=application/atom+xml href='/the-feed'>")]
    [InlineData("<base href='/sub/'><link rel=alternate type=application/rss+xml href='../the-feed'>")]
    public async Task Finds_the_feed_that_a_page_names(string head)
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On("/", $"<!doctype html><html><head>{head}</head><body></body></html>");
        intake.Site.On("/the-feed", IntakeFixture.Rss(intake.Item("one", "One", "News.")));
        intake.Site.On("/comments", IntakeFixture.Rss(intake.Item("no", "No", "A comment.")));

        var added = Assert.IsType<AddSourceOutcome.Added>(await AddAsync(intake, "/"));

        Assert.Equal(("The Magazine", 1), (added.Source.Name, added.Items));
        Assert.EndsWith("/the-feed", added.Source.Url, StringComparison.Ordinal);
        Assert.IsType<AddSourceOutcome.Known>(await AddAsync(intake, "/the-feed"));
    }

    [Fact]
    public async Task Knows_where_spip_keeps_its_feed()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On("/", "<!doctype html><html><head><meta name=generator content='SPIP 4.2'></head><body></body></html>");
        intake.Site.On("/spip.php?page=backend", IntakeFixture.Rss());

        Assert.IsType<AddSourceOutcome.Added>(await AddAsync(intake, "/"));
    }

    [Fact]
    public async Task Says_why_nothing_was_added()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On("/", "<!doctype html><html><body>No feed.</body></html>");

        Assert.Contains("names no feed", Assert.IsType<AddSourceOutcome.NoFeed>(await AddAsync(intake, "/")).Reason, StringComparison.Ordinal);
        Assert.Contains("404", Assert.IsType<AddSourceOutcome.NoFeed>(await AddAsync(intake, "/nothing")).Reason, StringComparison.Ordinal);
        Assert.Contains("private network", Assert.IsType<AddSourceOutcome.NoFeed>(
            await intake.Directory.AddAsync("10.0.0.1", new SourceSettings(), Cancel)).Reason, StringComparison.Ordinal);
        Assert.Empty(await intake.Directory.ListAsync(Cancel));
    }

    [Fact]
    public async Task Removes_what_was_added_from_chat_and_leaves_what_stands_in_the_file()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var chat = await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("one", "One", "News.")));
        await intake.VisitAsync(chat.Id);
        var file = await intake.Sources.AddAsync("https://magazine.test/file", "File", new SourceSettings(), fromFile: true, TimeSpan.FromHours(1), Cancel);

        Assert.Equal(1, (await intake.Directory.ListAsync(Cancel)).Single(source => source.Id == chat.Id).Articles);
        Assert.Equal(RemoveSourceOutcome.Removed, await intake.Directory.RemoveAsync(chat.Id, Cancel));
        Assert.Equal(RemoveSourceOutcome.Unknown, await intake.Directory.RemoveAsync(chat.Id, Cancel));
        Assert.Equal(RemoveSourceOutcome.StandsInFile, await intake.Directory.RemoveAsync(file!.Value, Cancel));
        Assert.Single(await intake.ArticlesAsync());
    }

    private static Task<AddSourceOutcome> AddAsync(IntakeFixture intake, string path) =>
        intake.Directory.AddAsync(intake.Site.Address(path, "magazine.test").AbsoluteUri, new SourceSettings(), Cancel);
}
