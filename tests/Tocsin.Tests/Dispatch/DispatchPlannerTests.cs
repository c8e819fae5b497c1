using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Dispatch;

public class DispatchPlannerTests
{
    // 12:00 UTC is 13:00 in Paris in November; the daily call is due at 17:00 UTC.
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_call_reaches_its_chats_at_its_instant_and_not_before()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger);

        _clock.Advance(TimeSpan.FromHours(5) - TimeSpan.FromSeconds(3));
        Assert.Equal(0, await outbox.SweepAsync());
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(1, await outbox.SweepAsync());
        await outbox.SendDueAsync();
        Assert.Empty(ledger.Posted);

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await outbox.SweepAsync());
        await outbox.SendDueAsync();

        Assert.Equal(["Clean river 1/1", "Clean river 1/1"], ledger.Posted.Select(post => post.Payload));
    }

    [Fact]
    public async Task I1_Planning_again_and_again_adds_nothing()
    {
        await using var outbox = await OpenAsync(new LedgerPlatform("ledger", _clock));
        _clock.Advance(TimeSpan.FromHours(5));

        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => outbox.SweepAsync()));
        await outbox.RestartAsync();
        var later = await outbox.SweepAsync();

        Assert.Equal(1, added.Sum() + later);
        Assert.Equal(2, (await outbox.CountAsync())[DeliveryState.Queued]);
    }

    [Fact]
    public async Task I1_Two_planners_that_share_nothing_but_the_database_make_one_dispatch()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger);
        _clock.Advance(TimeSpan.FromHours(5));
        // A cursor that was lost: what is in the dispatch table must be enough.
        await outbox.SweepAsync();
        await outbox.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM schedule_cursor"), Outbox.Token);

        Assert.Equal(0, await outbox.SweepAsync());
        await outbox.SendDueAsync();
        Assert.Equal(2, ledger.Posted.Count);
    }

    [Theory]
    [InlineData(CatchUp.Skip, 0, 0)]
    [InlineData(CatchUp.Latest, 1, 0)]
    [InlineData(CatchUp.All, 2, 0)]
    [InlineData(CatchUp.Ask, 0, 2)]
    public async Task I1_After_48_hours_down_each_policy_does_what_it_says_and_tells_organizers(CatchUp policy, int posted, int asked)
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger, definition => definition with
        {
            CatchUp = policy,
            ExpiresAfter = TimeSpan.FromHours(48),
            When = CampaignBuilder.Rule("every day at 16:00 Etc/UTC"),
        });

        _clock.Advance(TimeSpan.FromHours(48));
        await outbox.RestartAsync();
        var planned = await outbox.SweepAsync();
        await outbox.SendDueAsync();

        Assert.Equal(posted + asked, planned);
        Assert.Equal(posted * 2, ledger.Posted.Count);
        var notices = await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token);
        Assert.Equal(asked, notices.Count(notice => notice.Kind == NoticeKind.Asked));
        var missed = notices.Where(notice => notice.Kind == NoticeKind.Missed).Select(notice => notice.Data[1]);
        Assert.Equal(policy switch { CatchUp.Skip => ["2"], CatchUp.Latest => ["1"], _ => [] }, missed);
    }

    [Fact]
    public async Task I1_What_expired_while_the_bot_was_down_is_reported_not_posted()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger, definition => definition with { CatchUp = CatchUp.All, ExpiresAfter = TimeSpan.FromHours(3) });

        _clock.Advance(TimeSpan.FromHours(9));
        Assert.Equal(0, await outbox.SweepAsync());

        Assert.Equal(NoticeKind.Missed, Assert.Single(await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token)).Kind);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task An_organizer_answers_for_a_missed_post(bool send, int posted)
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger, definition => definition with { CatchUp = CatchUp.Ask });
        _clock.Advance(TimeSpan.FromHours(6));
        await outbox.SweepAsync();
        await outbox.SendDueAsync();
        Assert.Empty(ledger.Posted);

        Assert.Equal(DispatchAnswer.Done, await outbox.Get<WaitingDispatches>().AnswerAsync(1, send, _ => Task.CompletedTask, Outbox.Token));
        await outbox.SendDueAsync();

        Assert.Equal(posted, ledger.Posted.Count);
        Assert.Equal(2, (await outbox.CountAsync())[send ? DeliveryState.Sent : DeliveryState.Cancelled]);
    }

    [Fact]
    public async Task I2_A_dispatch_and_its_deliveries_are_one_transaction()
    {
        await using var outbox = await OpenAsync(new LedgerPlatform("ledger", _clock));
        await Refusal.SetAsync(outbox.Database, "INSERT ON delivery", "NEW.chat_id = 2");
        _clock.Advance(TimeSpan.FromHours(5));

        Assert.Equal(0, await outbox.SweepAsync());
        Assert.Equal(0, await CountAsync(outbox, "dispatch"));
        Assert.Empty(await outbox.CountAsync());

        await Refusal.LiftAsync(outbox.Database);
        Assert.Equal(1, await outbox.SweepAsync());
        Assert.Equal(2, (await outbox.CountAsync())[DeliveryState.Queued]);
    }

    [Fact]
    public async Task The_content_is_frozen_when_it_is_planned()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger);
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
        await using var outbox = await OpenAsync(ledger);
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
    public async Task A_chat_in_its_quiet_hours_gets_the_post_when_they_end()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger);
        var quiet = new ChatSettings { Quiet = new QuietHours(new TimeOnly(16, 0), new TimeOnly(18, 30)) };
        await outbox.Chats.SubscribeAsync(new ChatAddress("ledger", "2"), quiet, Outbox.Token);
        _clock.Advance(TimeSpan.FromHours(5));
        await outbox.SweepAsync();

        await outbox.SendDueAsync();
        Assert.Equal(["1"], ledger.Posted.Select(post => post.Chat.Place));

        _clock.Advance(TimeSpan.FromHours(1.5));
        await outbox.SendDueAsync();
        Assert.Equal(["1", "2"], ledger.Posted.Select(post => post.Chat.Place));
    }

    [Fact]
    public async Task The_newest_article_that_nothing_has_carried_is_posted_and_then_the_next()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger, definition => definition with
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
        await using var outbox = await OpenAsync(ledger, definition => definition with
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

    [Fact]
    public async Task A_post_by_hand_is_made_once_for_each_key()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger);
        var post = new HandPost("one", "By hand", new Dictionary<string, Post> { ["en"] = new() { Language = "en", Title = "Now" } }, Audience.All);

        Assert.NotNull(await outbox.Get<DispatchPlanner>().PostByHandAsync(post, Outbox.Token));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await outbox.Get<DispatchPlanner>().PostByHandAsync(post, Outbox.Token));
        await outbox.SendDueAsync();

        Assert.Equal(2, ledger.Posted.Count);
    }

    [Fact]
    public async Task A_clock_set_ahead_plans_nothing_early_and_one_set_back_nothing_twice()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger);
        var start = _clock.GetUtcNow();

        _clock.SetWallClock(start.AddDays(1));
        Assert.Equal(0, await outbox.SweepAsync());
        _clock.SetWallClock(start);
        _clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(1, await outbox.SweepAsync());
        await outbox.SendDueAsync();
        _clock.SetWallClock(start.AddHours(4));
        await outbox.RestartAsync();
        _clock.Advance(TimeSpan.FromHours(1.1));
        Assert.Equal(0, await outbox.SweepAsync());
        await outbox.SendDueAsync();

        Assert.Equal(2, ledger.Posted.Count);
    }

    [Fact]
    public async Task What_comes_next_is_told_in_order_over_all_schedules()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        await outbox.CampaignAsync(CampaignBuilder.Campaign(
            "clean-river",
            CampaignBuilder.Schedule("daily", "every day at 18:00 Europe/Paris"),
            CampaignBuilder.Schedule("weekly", "0 9 * * 6 Europe/Paris", new ScheduledContent.Digest([], 5))));

        var next = await outbox.Get<ScheduleOverview>().NextAsync(3, Outbox.Token);

        Assert.Equal(
            ["daily call 2026-11-20 18:00", "weekly digest 2026-11-21 09:00", "daily call 2026-11-21 18:00"],
            next.Select(one => $"{one.Schedule} {one.What} {one.Instant.Local:yyyy-MM-dd HH:mm}"));
    }

    private static ArticleContent Article(string title, DateOnly published) => new()
    {
        Url = $"https://example.org/{title}",
        Title = title,
        Paragraphs = ["The council met on Monday. It spoke about the bridge. The bridge is to be repaired in spring."],
        Published = published,
        Language = "en",
    };

    private static Task<long> CountAsync(Outbox outbox, string table) =>
        outbox.Database.ReadAsync(session => session.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), Outbox.Token);

    private async Task<Outbox> OpenAsync(LedgerPlatform ledger, Func<ScheduleDefinition, ScheduleDefinition>? change = null)
    {
        var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.SubscribeAsync("ledger", 2);
        var schedule = CampaignBuilder.Schedule();
        await outbox.CampaignAsync(CampaignBuilder.Campaign(schedules: change?.Invoke(schedule) ?? schedule));
        return outbox;
    }
}
