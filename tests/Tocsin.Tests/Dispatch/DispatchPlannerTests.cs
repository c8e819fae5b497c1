using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Dispatch;

/// <summary>When an instant becomes a dispatch, once, and when not.</summary>
public class DispatchPlannerTests
{
    // 12:00 UTC is 13:00 in Paris in November; the daily call is due at 17:00 UTC.
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_call_reaches_its_chats_at_its_instant_and_not_before()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger);

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
        await using var outbox = await DailyCall.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
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
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger);
        _clock.Advance(TimeSpan.FromHours(5));
        // A cursor that was lost: what is in the dispatch table must be enough.
        await outbox.SweepAsync();
        await outbox.Database.WriteAsync(session => session.ExecuteAsync("DELETE FROM schedule_cursor"), Outbox.Token);

        Assert.Equal(0, await outbox.SweepAsync());
        await outbox.SendDueAsync();
        Assert.Equal(2, ledger.Posted.Count);
    }

    [Fact]
    public async Task I2_A_dispatch_and_its_deliveries_are_one_transaction()
    {
        await using var outbox = await DailyCall.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
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
    public async Task A_chat_in_its_quiet_hours_gets_the_post_when_they_end()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger);
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
    public async Task A_post_by_hand_is_made_once_for_each_key()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger);
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
        await using var outbox = await DailyCall.OpenAsync(_clock, ledger);
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

    private static Task<long> CountAsync(Outbox outbox, string table) =>
        outbox.Database.ReadAsync(session => session.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), Outbox.Token);
}
