using System.Globalization;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Wording;
using Tocsin.Tests.Sources.Site;

namespace Tocsin.Tests.Archive.Intake;

public class BackfillTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Walks_through_the_numbers_of_a_spip_site_with_its_gaps()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/spip.php?page=backend");
        intake.Site.On("/spip.php?article1", Page("One"));
        intake.Site.On("/spip.php?article3", "<html><head><title>Error</title><link rel=canonical href='/'></head><body><p>There is no such article.</p></body></html>");
        intake.Site.On("/spip.php?article4", Page("Four"));

        Assert.IsType<BackfillPlan.Ready>(await intake.BackfillAsync(source, new BackfillWish(1, 4)));
        var done = await WalkAsync(intake, source.Id);

        Assert.Equal((BackfillState.Done, 2, 2, 0), (done.State, done.Found, done.Missing, done.Failed));
        Assert.Equal(1, done.Progress);
        Assert.Equal([("One", false), ("Four", false)], (await intake.ArticlesAsync()).Select(article => (article.Content.Title, article.Announce)));
    }

    [Fact]
    public async Task Takes_the_newest_number_that_the_feed_has_shown_where_nobody_says_one()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/spip.php?page=backend");
        Assert.IsType<BackfillPlan.NeedsNumbers>(await intake.BackfillAsync(source, new BackfillWish()));
        var link = intake.Site.Address("/spip.php?article41", "magazine.test").AbsoluteUri;
        intake.Site.On("/spip.php?page=backend", IntakeFixture.Rss(intake.Item("spip.php?article7", "Seven", "News."), intake.Item("spip.php?article41", "Forty-one", "Other news.", guid: link)));
        await intake.VisitAsync(source.Id);

        var walk = Assert.IsType<BackfillPlan.Ready>(await intake.BackfillAsync(source, new BackfillWish())).Backfill;

        Assert.Equal((BackfillKind.Numbers, 1, 41), (walk.Kind, walk.First, walk.Last));
        Assert.IsType<BackfillPlan.NeedsNumbers>(await intake.BackfillAsync(source, new BackfillWish(From: 50)));
        Assert.IsType<BackfillPlan.NeedsNumbers>(await intake.BackfillAsync(source, new BackfillWish(0, 5)));
    }

    [Fact]
    public async Task Stops_when_told_to_and_goes_on_where_it_was()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/spip.php?page=backend");
        for (var number = 1; number <= 4; number++)
        {
            intake.Site.On(string.Create(CultureInfo.InvariantCulture, $"/spip.php?article{number}"), Page($"Title {number}"));
        }

        await intake.BackfillAsync(source, new BackfillWish(1, 4));
        await StepAsync(intake, source.Id);
        await StepAsync(intake, source.Id);
        Assert.True(await intake.Directory.StopBackfillAsync(source.Id, Recorded.ByNobody, Cancel));
        Assert.Empty(await intake.Backfills.DueAsync(Cancel));
        var stopped = await intake.Backfills.FindAsync(source.Id, Cancel);
        Assert.Equal((3L, 0.5), (stopped!.Position, stopped.Progress));

        await intake.Directory.ResumeBackfillAsync(source.Id, Recorded.ByNobody, Cancel);
        await WalkAsync(intake, source.Id);

        Assert.Equal(4, (await intake.ArticlesAsync()).Count);
        Assert.Equal(4, intake.Site.Paths.Count(path => path.Contains("article", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Walks_through_the_pages_of_a_section()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/spip.php?page=backend");
        intake.Site.On("/spip.php?rubrique2&debut_articles=0", "<body><a href='spip.php?article1'>One</a> <a href='spip.php?article2'>Two</a> <a href='http://elsewhere.test/spip.php?article9'>x</a></body>");
        intake.Site.On("/spip.php?rubrique2&debut_articles=10", "<body><a href='spip.php?article3'>Three</a><a href='spip.php?rubrique2'>Section</a></body>");
        intake.Site.On("/spip.php?rubrique2&debut_articles=20", "<body><a href='spip.php?article3'>Three</a></body>");
        intake.Site.On("/spip.php?article1", Page("One"));
        intake.Site.On("/spip.php?article2", Page("Two"));
        intake.Site.On("/spip.php?article3", Page("Three"));

        Assert.IsType<BackfillPlan.OtherSite>(await intake.BackfillAsync(source, new BackfillWish(Section: "http://elsewhere.test/spip.php?rubrique2")));
        Assert.IsType<BackfillPlan.Ready>(await intake.BackfillAsync(source, new BackfillWish(Section: "/spip.php?rubrique2")));
        var done = await WalkAsync(intake, source.Id);

        Assert.Equal((BackfillState.Done, 3), (done.State, done.Found));
    }

    [Fact]
    public async Task Walks_back_through_a_wordpress_feed()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/feed/");
        intake.Site.On("/feed/?paged=2", IntakeFixture.Rss(intake.Item("a", "A", "Older."), intake.Item("b", "B", "Older too.")));
        intake.Site.On("/feed/?paged=3", IntakeFixture.Rss(intake.Item("c", "C", "Oldest.")));

        await intake.BackfillAsync(source, new BackfillWish());
        var done = await WalkAsync(intake, source.Id);

        Assert.Equal((BackfillState.Done, 3), (done.State, done.Found));
    }

    [Fact]
    public async Task Goes_on_behind_pages_that_are_known_and_ends_where_a_feed_repeats_itself()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/feed/");
        var known = IntakeFixture.Rss(intake.Item("a", "A", "Known."));
        intake.Site.On("/feed/", known);
        await intake.VisitAsync(source.Id);
        intake.Site.On("/feed/?paged=2", known);
        intake.Site.On("/feed/?paged=3", IntakeFixture.Rss(intake.Item("b", "B", "Older.")));
        intake.Site.On("/feed/?paged=4", IntakeFixture.Rss(intake.Item("b", "B", "Older.")));
        intake.Site.On("/feed/?paged=5", IntakeFixture.Rss(intake.Item("c", "C", "Nobody comes here.")));
        await intake.BackfillAsync(source, new BackfillWish());

        var done = await WalkAsync(intake, source.Id);

        Assert.Equal((BackfillState.Done, 1), (done.State, done.Found));
        Assert.Equal(["A", "B"], (await intake.ArticlesAsync()).Select(article => article.Content.Title));
    }

    [Fact]
    public async Task Tries_a_failing_page_three_times_later_each_time_and_then_passes_it_over()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/spip.php?page=backend");
        intake.Site.On("/spip.php?article1", _ => new SiteAnswer(502));
        intake.Site.On("/spip.php?article2", Page("Two"));

        await intake.BackfillAsync(source, new BackfillWish(1, 2));
        var first = await StepAsync(intake, source.Id);
        Assert.Empty(await intake.Backfills.DueAsync(Cancel));
        Assert.Equal("the site has a fault of its own (502)", Phrase.Say(first.LastError!, Words.For("en")));
        var done = await WalkAsync(intake, source.Id);

        Assert.Equal((BackfillState.Done, 1, 1), (done.State, done.Failed, done.Found));
        Assert.Equal(3, intake.Site.Paths.Count(path => path.EndsWith("article1", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Waits_for_a_site_in_trouble_and_leaves_out_what_it_closes_to_robots()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/spip.php?page=backend");
        intake.Site.On("/robots.txt", _ => new SiteAnswer(503));
        intake.Site.On("/spip.php?article1", Page("One"));
        intake.Site.On("/spip.php?article2", Page("Two"));
        await intake.BackfillAsync(source, new BackfillWish(1, 2));

        var waiting = await StepAsync(intake, source.Id);
        intake.Site.On("/robots.txt", "User-agent: *\nDisallow: /*article1", "text/plain");
        var done = await WalkAsync(intake, source.Id);

        Assert.Equal((1L, 0, BackfillState.Running), (waiting.Position, waiting.Failed, waiting.State));
        Assert.Equal((1, 1), (done.Found, done.Failed));
        Assert.DoesNotContain("/spip.php?article1", intake.Site.Paths);
    }

    [Fact]
    public async Task Reads_no_number_twice_whatever_its_page_calls_itself()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var source = await intake.AddAsync("/spip.php?page=backend");
        intake.Site.On("/spip.php?article1", Page("One").Replace("<head>", "<head><link rel=canonical href='/One-in-pretty'>", StringComparison.Ordinal));
        await intake.BackfillAsync(source, new BackfillWish(1, 1));
        await WalkAsync(intake, source.Id);
        await intake.BackfillAsync(source, new BackfillWish(1, 1));

        Assert.Equal(1, (await WalkAsync(intake, source.Id)).Held);
        Assert.Single(intake.Site.Paths, path => path.EndsWith("article1", StringComparison.Ordinal));
    }

    private static string Page(string title) =>
        $"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>The text of the article {title}, which is short.</p></article></body></html>";

    private static async Task<Backfill> WalkAsync(IntakeFixture intake, SourceId id)
    {
        var backfill = (await intake.Backfills.FindAsync(id, Cancel))!;
        for (var steps = 0; backfill.State == BackfillState.Running && steps < 50; steps++)
        {
            intake.Archive.Clock.Advance(TimeSpan.FromHours(1));
            backfill = await StepAsync(intake, id);
        }

        return backfill;
    }

    private static async Task<Backfill> StepAsync(IntakeFixture intake, SourceId id)
    {
        var backfill = (await intake.Backfills.FindAsync(id, Cancel))!;
        return await intake.Walk.StepAsync(backfill, (await intake.Sources.FindAsync(id, Cancel))!, Cancel);
    }
}
