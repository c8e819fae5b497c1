using Tocsin.Core.Delivery;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Wording;
using Tocsin.Tests.Sources.Site;

namespace Tocsin.Tests.Archive.Intake;

public class SourceVisitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fills_the_archive_quietly_at_first_sight_and_announces_what_comes_after()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync(settings: new SourceSettings { Topics = ["Followed"] });
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("one", "One", "Old news.")));
        await intake.VisitAsync(source.Id);
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("two", "Two", "New."), intake.Item("one", "One", "Old news.")));
        await intake.VisitAsync(source.Id);

        var articles = await intake.ArticlesAsync();

        Assert.Equal([("One", false), ("Two", true)], articles.Select(article => (article.Content.Title, article.Announce)));
        Assert.Equal(["Followed"], articles[0].Content.Topics);
        Assert.Equal(("The Magazine", "en"), (articles[0].Content.Publication, articles[0].Content.Language));
    }

    [Fact]
    public async Task Announces_nothing_that_is_old_when_it_is_first_seen()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss());
        await intake.VisitAsync(source.Id);
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("old", "Old", "Long ago.", date: "2016-05-11"), intake.Item("odd", "Odd", "From the future.", date: "2126-05-11")));
        await intake.VisitAsync(source.Id);

        var articles = await intake.ArticlesAsync();

        Assert.False(articles.Single(article => article.Content.Title == "Old").Announce);
        Assert.Null(articles.Single(article => article.Content.Title == "Odd").Content.Published);
    }

    [Fact]
    public async Task Takes_the_same_piece_from_two_feeds_once()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var (all, section) = (await intake.AddAsync("/all"), await intake.AddAsync("/section"));
        intake.Site.On("/all", IntakeFixture.Rss(intake.Item("one", "One", "News.")));
        intake.Site.On("/section", IntakeFixture.Rss(intake.Item("one", "One", "News.", host: "www.magazine.test", guid: "other")));

        await intake.VisitAsync(all.Id);
        await intake.VisitAsync(section.Id);

        Assert.Single(await intake.ArticlesAsync());
        Assert.Empty(await intake.ToldAsync());
    }

    [Fact]
    public async Task Announces_nothing_anew_when_a_site_changes_its_addresses_and_guids()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("spip.php?article1", "One", "News.")));
        await intake.VisitAsync(source.Id);
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("spip.php?article1", "One", "News.").Replace("/spip.php?article1<", "/One-in-pretty<", StringComparison.Ordinal).Replace(">spip.php?article1</guid", ">new</guid", StringComparison.Ordinal)));
        await intake.VisitAsync(source.Id);

        var article = Assert.Single(await intake.ArticlesAsync());
        Assert.EndsWith("/One-in-pretty", article.Content.Url, StringComparison.Ordinal);
        Assert.Equal(1, article.Revision);
    }

    [Fact]
    public async Task Lets_no_feed_change_the_articles_of_another_site()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var (own, evil) = (await intake.AddAsync(), await intake.AddAsync("/evil", "evil.test"));
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("one", "One", "The truth.")));
        intake.Site.On("/evil", IntakeFixture.Rss(intake.Item("one", "One", "A lie."), intake.Item("two", "Two", "A lie in advance.")));
        await intake.VisitAsync(own.Id);
        await intake.VisitAsync(evil.Id);
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("one", "One", "The truth."), intake.Item("two", "Two", "The other truth.")));
        await intake.VisitAsync(own.Id);

        Assert.All(await intake.ArticlesAsync(), article => Assert.DoesNotContain("lie", article.Content.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reads_the_pages_of_items_without_their_text()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss($"<item><title>One</title><link>{intake.Site.Address("/one", "magazine.test")}</link><description>Only this.</description></item>"));
        intake.Site.On("/one", "<html lang=fr><head><title>x</title></head><body><article><h1>One</h1><p class=byline>by <span class=author>A. Author</span></p><p>The whole text.</p></article></body></html>");

        await intake.VisitAsync(source.Id);

        var content = Assert.Single(await intake.ArticlesAsync()).Content;
        Assert.Contains("The whole text.", content.Paragraphs);
        Assert.Equal(("Only this.", "fr"), (content.Standfirst, content.Language));
    }

    [Fact]
    public async Task Reads_a_page_that_fails_again_and_takes_the_feeds_word_in_the_end()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss($"<item><title>One</title><link>{intake.Site.Address("/one", "magazine.test")}</link><description>Only this.</description></item>"));
        intake.Site.On("/one", _ => new SiteAnswer(500));

        await intake.VisitAsync(source.Id);
        await intake.VisitAsync(source.Id);
        Assert.Empty(await intake.ArticlesAsync());
        var last = await intake.VisitAsync(source.Id);

        Assert.Equal(["Only this."], Assert.Single(await intake.ArticlesAsync()).Content.Paragraphs);
        Assert.True(last.IsFilled);
    }

    [Fact]
    public async Task Reads_few_pages_a_visit_and_stays_quiet_until_all_are_read()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        var items = Enumerable.Range(1, 7).Select(number => $"<item><title>T{number}</title><link>{intake.Site.Address($"/p{number}", "magazine.test")}</link></item>");
        intake.Site.On("/feed", _ => SiteAnswer.Text(IntakeFixture.Rss([.. items]), "text/xml", "ETag: \"1\""));

        var first = await intake.VisitAsync(source.Id);
        var second = await intake.VisitAsync(source.Id);

        Assert.Equal((false, (string?)null), (first.IsFilled, first.ETag));
        Assert.Equal((true, "\"1\""), (second.IsFilled, second.ETag));
        Assert.Equal(7, (await intake.ArticlesAsync()).Count(article => !article.Announce));
    }

    [Fact]
    public async Task Reports_a_failing_source_once_and_its_recovery_once()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", _ => new SiteAnswer(500));
        for (var visit = 0; visit < 6; visit++)
        {
            source = await intake.VisitAsync(source.Id);
        }

        Assert.Equal((6, "the site has a fault of its own (500)"), (source.Failures, Phrase.Say(source.LastError!, Words.For("en"))));
        Assert.Contains("عطل", Assert.Single(await intake.Notices.UnseenAsync(10, Cancel)).Text(Words.For("ar")), StringComparison.Ordinal);
        Assert.True(source.NextTry > intake.Archive.Clock.GetUtcNow().AddHours(2));
        Assert.Equal([NoticeKind.SourceFailing], await intake.ToldAsync());

        intake.Site.On("/feed", IntakeFixture.Rss());
        source = await intake.VisitAsync(source.Id);
        await intake.VisitAsync(source.Id);

        Assert.Equal((0, null), (source.Failures, source.LastError));
        Assert.Equal([NoticeKind.SourceFailing, NoticeKind.SourceWorks], await intake.ToldAsync());
    }

    [Fact]
    public async Task Stops_a_source_that_is_gone_and_tells_organizers()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", _ => new SiteAnswer(410));

        source = await intake.VisitAsync(source.Id);

        Assert.True(source.IsGone);
        intake.Archive.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Empty(await intake.Sources.DueAsync(Cancel));
        Assert.Equal([NoticeKind.SourceGone], await intake.ToldAsync());
    }

    [Fact]
    public async Task Goes_where_the_feed_has_moved_for_good_and_is_still_the_same_source()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/old");
        intake.Site.On("/old", _ => SiteAnswer.Redirect(301, "/new"));
        intake.Site.On("/new", IntakeFixture.Rss(intake.Item("one", "One", "News.")));

        source = await intake.VisitAsync(source.Id);
        await intake.VisitAsync(source.Id);

        Assert.EndsWith("/new", source.Url, StringComparison.Ordinal);
        Assert.Equal(["/old", "/new", "/new"], intake.Site.Paths);
        Assert.Equal(source.Id, (await intake.Sources.FindByUrlAsync(intake.Site.Address("/old", "magazine.test").AbsoluteUri, Cancel))!.Id);
    }

    [Fact]
    public async Task Goes_where_the_feed_has_moved_for_good_also_when_there_is_nothing_new_in_it()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/old");
        intake.Site.On("/old", _ => SiteAnswer.Redirect(308, "/new"));
        intake.Site.On("/new", _ => new SiteAnswer(304));

        Assert.EndsWith("/new", (await intake.VisitAsync(source.Id)).Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sends_the_validators_back_and_waits_as_asked()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", request => request.Headers.ContainsKey("If-None-Match")
            ? new SiteAnswer(304)
            : SiteAnswer.Text(IntakeFixture.Rss(intake.Item("one", "One", "News.")), "text/xml", "ETag: \"1\"", "Cache-Control: max-age=36000"));

        var first = await intake.VisitAsync(source.Id);
        var second = await intake.VisitAsync(source.Id);

        Assert.Equal(TimeSpan.FromHours(10), first.Interval);
        Assert.Equal(TimeSpan.FromHours(13), second.Interval);
        Assert.Equal(intake.Archive.Clock.GetUtcNow(), second.LastSuccess);
    }
}
