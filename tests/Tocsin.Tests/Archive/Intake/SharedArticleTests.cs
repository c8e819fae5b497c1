using Tocsin.Core.Sources.Store;
using Tocsin.Tests.Sources.Site;

namespace Tocsin.Tests.Archive.Intake;

/// <summary>One article that is shown by several feeds, under several addresses, or by a page that is out of reach.</summary>
public class SharedArticleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_feed_that_shows_an_article_its_own_way_has_not_changed_it_but_may_later()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var (all, section) = (await intake.AddAsync("/all"), await intake.AddAsync("/section"));
        intake.Site.On("/all", IntakeFixture.Rss(intake.Item("one", "One", "News.")));
        intake.Site.On("/section", IntakeFixture.Rss(intake.Item("one", "One (section)", "News, in brief.")));
        await intake.VisitAsync(all.Id);
        await intake.VisitAsync(section.Id);
        Assert.Equal(("One", 1), await StateAsync(intake));

        intake.Site.On("/section", IntakeFixture.Rss(intake.Item("one", "One, corrected", "News.")));
        await intake.VisitAsync(section.Id);
        Assert.Equal(("One, corrected", 2), await StateAsync(intake));
    }

    [Fact]
    public async Task A_feed_of_introductions_changes_no_article_that_another_feed_gave_whole()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var whole = await intake.AddAsync("/whole");
        var brief = await intake.AddAsync("/brief", settings: new SourceSettings { ReadsPages = false });
        intake.Site.On("/whole", IntakeFixture.Rss(intake.Item("one", "One", "News.")));
        intake.Site.On("/brief", IntakeFixture.Rss(Brief(intake, "one", "Only this.")));
        await intake.VisitAsync(whole.Id);
        await intake.VisitAsync(brief.Id);
        intake.Site.On("/brief", IntakeFixture.Rss(Brief(intake, "one", "Only that.")));
        await intake.VisitAsync(brief.Id);

        Assert.Equal(("One", 1), await StateAsync(intake));
    }

    [Fact]
    public async Task An_article_whose_page_is_out_of_reach_keeps_its_text()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss(Brief(intake, "one", "Only this.")));
        intake.Site.On("/one", Page("The whole text."));
        await intake.VisitAsync(source.Id);
        intake.Site.On("/feed", IntakeFixture.Rss(Brief(intake, "one", "Only that.")));
        intake.Site.On("/one", _ => new SiteAnswer(404));
        await intake.VisitAsync(source.Id);

        Assert.Contains("The whole text.", Assert.Single(await intake.ArticlesAsync()).Content.Paragraphs);
    }

    [Fact]
    public async Task An_article_is_known_by_the_address_that_was_shown_and_by_the_one_that_its_page_states()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var (first, second) = (await intake.AddAsync("/first"), await intake.AddAsync("/second"));
        intake.Site.On("/first", IntakeFixture.Rss(Brief(intake, "spip.php?article1", "Only this.")));
        intake.Site.On("/spip.php?article1", Page("The whole text.", canonical: "/One-in-pretty"));
        intake.Site.On("/second", IntakeFixture.Rss(intake.Item("spip.php?article1", "One", "As the other feed has it.", guid: "another")));
        await intake.VisitAsync(first.Id);
        await intake.VisitAsync(second.Id);

        Assert.EndsWith("/One-in-pretty", Assert.Single(await intake.ArticlesAsync()).Content.Url, StringComparison.Ordinal);
        Assert.NotNull(await intake.Archive.Store.FindByUrlAsync(intake.Site.Address("/spip.php?article1", "magazine.test").AbsoluteUri, Cancel));
    }

    [Fact]
    public async Task Pages_that_all_call_themselves_the_home_page_are_articles_of_their_own()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss(Brief(intake, "one", "Only this."), Brief(intake, "two", "Only that.")));
        intake.Site.On("/one", Page("The first text.", canonical: "/"));
        intake.Site.On("/two", Page("The second text.", canonical: "/"));
        await intake.VisitAsync(source.Id);

        Assert.Equal(2, (await intake.ArticlesAsync()).Count);
    }

    [Fact]
    public async Task A_site_that_asks_to_be_left_alone_is_asked_for_no_more_pages()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss(Brief(intake, "one", "This."), Brief(intake, "two", "That.")));
        intake.Site.On("/one", _ => new SiteAnswer(429) { Headers = ["Retry-After: 7200"] });
        intake.Site.On("/two", Page("The second text."));
        source = await intake.VisitAsync(source.Id);

        Assert.DoesNotContain("/two", intake.Site.Paths);
        Assert.Equal(intake.Archive.Clock.GetUtcNow().AddHours(2), source.NextTry);
        intake.Site.On("/feed", _ => new SiteAnswer(503) { Headers = ["Retry-After: 36000"] });
        Assert.Equal(intake.Archive.Clock.GetUtcNow().AddHours(10), (await intake.VisitAsync(source.Id)).NextTry);
    }

    private static async Task<(string Title, int Revision)> StateAsync(IntakeFixture intake)
    {
        var article = Assert.Single(await intake.ArticlesAsync());
        return (article.Content.Title, article.Revision);
    }

    private static string Brief(IntakeFixture intake, string name, string text) =>
        $"<item><title>One</title><link>{intake.Site.Address("/" + name, "magazine.test")}</link><guid isPermaLink=\"false\">{name}</guid><description>{text}</description></item>";

    private static string Page(string text, string? canonical = null) =>
        $"<html lang=en><head><title>x</title>{(canonical is null ? "" : $"<link rel=canonical href='{canonical}'>")}</head><body><article><h1>One</h1><p>{text}</p></article></body></html>";
}
