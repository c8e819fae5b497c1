using Tocsin.Core.Delivery;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Tests.Archive.Intake;

public class SourceDirectoryTests
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

    [Theory]
    [InlineData("<meta name=generator content='WordPress 6.5'>", "", "/feed/")]
    [InlineData("", "<a href='/news.rss'>Our news</a>", "/news.rss")]
    [InlineData("", "", "/atom.xml")]
    public async Task Looks_where_feeds_usually_are_when_a_page_names_none(string head, string body, string feed)
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On("/", $"<!doctype html><html><head>{head}</head><body>{body}</body></html>");
        intake.Site.On(feed, IntakeFixture.Rss());

        Assert.EndsWith(feed, Assert.IsType<AddSourceOutcome.Added>(await AddAsync(intake, "/")).Source.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_people_choose_where_a_page_names_several_feeds()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On("/", """
            <!doctype html><html><head><link rel=alternate type=application/rss+xml title='Whole site' href='/all'><link rel=alternate type=application/atom+xml title='Whole site - Atom' href='/all.atom'>
            <link rel=alternate type=application/rss+xml title='Water' href='/water'><link rel=alternate type=application/rss+xml title='Comments' href='/comments'></head><body></body></html>
            """);

        var several = Assert.IsType<AddSourceOutcome.Several>(await AddAsync(intake, "/"));

        Assert.Equal([("Whole site", "/all"), ("Water", "/water")], several.Feeds.Select(feed => (feed.Title, feed.Address.AbsolutePath)));
        Assert.Empty(await intake.Directory.ListAsync(Cancel));
    }

    [Theory]
    [InlineData("/spip.php?rubrique3", "/spip.php?page=backend&id_rubrique=3")]
    [InlineData("/spip.php?page=rubrique&id_rubrique=3", "/spip.php?page=backend&id_rubrique=3")]
    [InlineData("/mot12.html", "/spip.php?page=backend&id_mot=12")]
    [InlineData("/spip.php?auteur7&lang=es", "/spip.php?page=backend&id_auteur=7&lang=es")]
    [InlineData("/?lang=fr", "/spip.php?page=backend&lang=fr")]
    [InlineData("/-A-section,3-", "/spip.php?page=backend&id_rubrique=3")]
    [InlineData("/+-A-word,4-+?lang=fr", "/spip.php?page=backend&id_mot=4&lang=fr")]
    [InlineData("/_An-author,7_", "/spip.php?page=backend&id_auteur=7")]
    public async Task Follows_what_the_page_of_a_spip_site_is_about(string page, string feed)
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On(page, "<!doctype html><html><head><meta name=generator content='SPIP 4.2'><link rel=alternate type=application/rss+xml title=All href='/spip.php?page=backend'></head></html>");
        intake.Site.On(feed, IntakeFixture.Rss());

        var added = Assert.IsType<AddSourceOutcome.Added>(await AddAsync(intake, page));

        Assert.EndsWith(feed, added.Source.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_on_looking_for_a_site_that_is_slow_and_tells_organizers()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        TaskCompletionSource asked = new();
        intake.Site.On("/feed", _ =>
        {
            asked.TrySetResult();
            return null;
        });
        var address = intake.Site.Address("/feed", "magazine.test").AbsoluteUri;

        var adding = intake.Directory.AddAsync(address, new SourceSettings { Language = "fr" }, TimeSpan.FromSeconds(5), "organizer", Recorded.ByNobody, Cancel);
        await asked.Task.WaitAsync(Cancel);
        intake.Archive.Clock.Advance(TimeSpan.FromSeconds(6));

        Assert.IsType<AddSourceOutcome.Later>(await adding);
        Assert.Equal(address, Assert.Single(await intake.Directory.WaitingAsync(Cancel)).Address);
        intake.Site.On("/feed", IntakeFixture.Rss());
        await intake.Worker().RunAsync(Cancel);
        await intake.Worker().RunAsync(Cancel);
        Assert.Equal("fr", Assert.Single(await intake.Directory.ListAsync(Cancel)).Settings.Language);
        Assert.Equal([NoticeKind.SourceFound], await intake.ToldAsync());
        Assert.Empty(await intake.Directory.WaitingAsync(Cancel));
    }

    [Fact]
    public async Task Says_why_nothing_was_added()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        intake.Site.On("/", "<!doctype html><html><body>No feed.</body></html>");

        Assert.Contains("names no feed", Assert.IsType<AddSourceOutcome.NoFeed>(await AddAsync(intake, "/")).Reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("404", Assert.IsType<AddSourceOutcome.NoFeed>(await AddAsync(intake, "/nothing")).Reason.ToString(), StringComparison.Ordinal);
        Assert.Contains("private network", Assert.IsType<AddSourceOutcome.NoFeed>(
            await intake.Directory.AddAsync("10.0.0.1", new SourceSettings(), Recorded.ByNobody, Cancel)).Reason.ToString(), StringComparison.Ordinal);
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
        Assert.Equal(RemoveSourceOutcome.Removed, await intake.Directory.RemoveAsync(chat.Id, Recorded.ByNobody, Cancel));
        Assert.Equal(RemoveSourceOutcome.Unknown, await intake.Directory.RemoveAsync(chat.Id, Recorded.ByNobody, Cancel));
        Assert.Equal(RemoveSourceOutcome.StandsInFile, await intake.Directory.RemoveAsync(file!.Value, Recorded.ByNobody, Cancel));
        Assert.Single(await intake.ArticlesAsync());
    }

    private static Task<AddSourceOutcome> AddAsync(IntakeFixture intake, string path) =>
        intake.Directory.AddAsync(intake.Site.Address(path, "magazine.test").AbsoluteUri, new SourceSettings(), Recorded.ByNobody, Cancel);
}
