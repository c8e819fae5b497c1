using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Dispatch;

/// <summary>What a dispatch says, and that it says it for good.</summary>
public class DispatchContentTests
{
    // 12:00 UTC is 13:00 in Paris in November; the daily call is due at 17:00 UTC.
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task The_content_is_frozen_when_it_is_planned()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger);
        _clock.Advance(TimeSpan.FromHours(5));
        await outbox.SweepAsync();

        var campaign = CampaignBuilder.Campaign(schedules: CampaignBuilder.Schedule());
        await outbox.CampaignAsync(campaign with
        {
            Texts = new Dictionary<string, CampaignText> { ["en"] = new() { Title = "Another title", Call = ["Another call."] } },
        });
        await outbox.SendDueAsync();

        Assert.All(ledger.Posted, post => Assert.StartsWith("Clean river", post.Payload, StringComparison.Ordinal));
    }

    [Fact]
    public async Task I6_A_revision_that_nobody_approved_is_not_posted()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger);
        await outbox.Database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO campaign_revision (campaign_id, number, hash, content, origin, created_at)
                SELECT campaign_id, 2, 'proposed', REPLACE(content, 'Clean river', 'Not approved'), origin, created_at FROM campaign_revision
                """),
            Outbox.Token);
        _clock.Advance(TimeSpan.FromHours(5));

        await outbox.SweepAsync();
        await outbox.SendDueAsync();

        Assert.Equal(2, ledger.Posted.Count);
        Assert.All(ledger.Posted, post => Assert.StartsWith("Clean river", post.Payload, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_newest_article_that_nothing_has_carried_is_posted_and_then_the_next()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger, definition => definition with
        {
            What = new ScheduledContent.NewestArticle([]),
            When = CampaignBuilder.Rule("0 * * * * Etc/UTC"),
        });
        await outbox.Get<ArticleStore>().UpsertAsync(
            [Article("older", new DateOnly(2020, 1, 1)), Article("newer", new DateOnly(2021, 1, 1))], announce: true, Outbox.Token);
        await outbox.Get<ArticleStore>().UpsertAsync([Article("backfill", new DateOnly(2022, 1, 1))], announce: false, Outbox.Token);

        for (var hour = 0; hour < 3; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await outbox.SweepAsync();
            await outbox.SendDueAsync();
        }

        Assert.Equal(["newer 1/1", "older 1/1"], ledger.Posted.Where(post => post.Chat.Place == "1").Select(post => post.Payload));
        Assert.Contains(await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token), notice => notice.Kind == NoticeKind.NothingToPost);
    }

    [Fact]
    public async Task A_digest_holds_what_came_since_the_last_one_and_an_empty_one_is_not_posted()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger, definition => definition with
        {
            What = new ScheduledContent.Digest([], 10),
            When = CampaignBuilder.Rule("0 * * * * Etc/UTC"),
        });
        await outbox.Get<ArticleStore>().UpsertAsync([Article("first", new DateOnly(2020, 1, 1))], announce: true, Outbox.Token);

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await outbox.SweepAsync());
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await outbox.SweepAsync());
        await outbox.Get<ArticleStore>().UpsertAsync([Article("second", new DateOnly(2019, 1, 1))], announce: true, Outbox.Token);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await outbox.SweepAsync());

        var carried = await outbox.Database.ReadAsync(
            session => session.QueryAsync<string>("SELECT dispatch_id || ':' || article_id FROM dispatch_article ORDER BY 1"), Outbox.Token);
        Assert.Equal(["1:1", "2:2"], carried);
    }

    private static ArticleContent Article(string title, DateOnly published) => new()
    {
        Url = $"https://example.org/{title}",
        Title = title,
        Paragraphs = ["The council met on Monday. It spoke about the bridge. The bridge is to be repaired in spring."],
        Published = published,
        Language = "en",
    };
}
