using Microsoft.Extensions.Hosting;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Discord;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>What still keeps a post that was taken in hand from leaving, and what comes of it then.</summary>
public class LeavingTests
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1.1);

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_request_whose_mark_has_grown_old_does_not_leave()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var options = new DeliveryOptions();

        Assert.IsType<ErrandResult.Answered>(await PassAsync(options.LeaveWithin));
        // The process was stopped meanwhile: another may have sent it.
        Assert.IsType<ErrandResult.NotNow>(await PassAsync(options.LeaveWithin + TimeSpan.FromSeconds(1)));

        Task<ErrandResult> PassAsync(TimeSpan afterMark) => outbox.Get<GatedRequest>().PassAsync(
            new Errand
            {
                Platform = ledger,
                Gate = outbox.Get<PlatformPaces>().GateOf("ledger"),
                Chat = new ChatId(1),
                Id = 1,
                Mark = () =>
                {
                    var marked = _clock.GetUtcNow();
                    _clock.Advance(afterMark);
                    return Task.FromResult<DateTimeOffset?>(marked);
                },
                Ask = _ => Task.FromResult<SendOutcome>(new SendOutcome.Delivered("1")),
                Late = _ => Task.CompletedTask,
            },
            Outbox.Token);
    }

    [Fact]
    public async Task I7_A_halt_reaches_a_post_that_its_client_still_prepares()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        List<bool> may = [];
        ledger.Then(async part =>
        {
            may.Add(await part.MayLeave());
            await outbox.Get<Halt>().SetAsync("an organizer", "a test", Outbox.Token);
            may.Add(await part.MayLeave());
            return new SendOutcome.NotSent("halted");
        });
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        await outbox.SendDueAsync();

        Assert.Equal([true, false], may);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Queued]);
    }

    [Fact]
    public async Task What_expires_in_hand_expires_with_a_word_to_organizers()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Rendering = () => _clock.Advance(TimeSpan.FromHours(2)) };
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1), expires: TimeSpan.FromHours(1));

        await outbox.SendDueAsync();
        await outbox.Get<DeliverySweep>().RunAsync(Outbox.Token);

        Assert.Empty(ledger.Asked);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Expired]);
        Assert.Equal(NoticeKind.Expired, Assert.Single(await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token)).Kind);
    }

    [Fact]
    public async Task Posts_that_wait_for_their_chats_pace_leave_in_the_order_they_came()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var chats = await outbox.SubscribeAsync("ledger", 1);
        foreach (var title in new[] { "first", "second", "third" })
        {
            await outbox.DispatchAsync(chats, title);
        }

        // The first finds its chat's turn taken; the others come back untried, in whatever order.
        var queue = outbox.Get<DeliveryQueue>();
        var held = (await queue.ClaimAsync("ledger", "me", TimeSpan.FromMinutes(1), 10, false, Outbox.Token)).Held;
        var record = outbox.Get<DeliveryRecord>();
        await record.ReleaseAsync(held[0], Pace, Outbox.Token);
        await record.ReleaseAsync(held[2], TimeSpan.Zero, Outbox.Token);
        await record.ReleaseAsync(held[1], TimeSpan.Zero, Outbox.Token);

        await outbox.SendDueAsync();
        Assert.Empty(ledger.Asked);
        _clock.Advance(Pace);
        await outbox.SendDueAsync();
        Assert.Equal(["first 1/1", "second 1/1", "third 1/1"], ledger.Posted.Select(post => post.Payload));
    }

    [Fact]
    public async Task A_post_that_comes_late_waits_until_the_chats_quiet_hours_are_over()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var quiet = new ChatSettings { Quiet = new QuietHours(new TimeOnly(11, 0), new TimeOnly(14, 0)) };
        await outbox.DispatchAsync([await outbox.Chats.SubscribeAsync(new ChatAddress("ledger", "1"), quiet, Outbox.Token)]);

        await outbox.SendDueAsync();
        _clock.Advance(TimeSpan.FromMinutes(119));
        await outbox.SendDueAsync();
        Assert.Empty(ledger.Asked);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendDueAsync();
        Assert.Single(ledger.Posted);
    }

    [Fact]
    public async Task I8_A_restart_does_not_forget_what_a_chat_was_sent_in_the_last_minute()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Traits = new PlatformTraits(double.PositiveInfinity, 2, TimeSpan.Zero) };
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var chats = await outbox.SubscribeAsync("ledger", 1);
        for (var number = 0; number < 3; number++)
        {
            await outbox.DispatchAsync(chats);
        }

        await outbox.SendDueAsync();
        _clock.Advance(Pace);
        await outbox.SendDueAsync();
        await outbox.RestartAsync();
        _clock.Advance(Pace);
        await outbox.SendDueAsync();
        Assert.Equal(2, ledger.Asked.Count);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await outbox.SendDueAsync();
        Assert.Equal(3, ledger.Posted.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(24)]
    [InlineData(-24)]
    public async Task A_clock_that_was_set_lets_nothing_leave_until_it_is_right(int hours)
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var chats = await outbox.SubscribeAsync("ledger", 1);
        var now = _clock.GetUtcNow();
        await outbox.DispatchAsync(chats, expires: TimeSpan.FromDays(3));
        // As if planned the day before: due by either clock.
        await outbox.Database.WriteAsync(session => session.ExecuteAsync("UPDATE delivery SET not_before = 0"), Outbox.Token);

        _clock.SetWallClock(now + TimeSpan.FromHours(hours));
        await outbox.SendDueAsync();
        Assert.Empty(ledger.Asked);

        _clock.SetWallClock(now);
        await outbox.SendDueAsync();
        Assert.Single(ledger.Posted);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nothing_leaves_before_a_platform_has_said_what_time_it_is_or_has_kept_silent(bool isTold)
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Traits = new PlatformTraits(double.PositiveInfinity, null, TimeSpan.Zero) { TellsTime = true } };
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));
        var service = outbox.Get<IEnumerable<IHostedService>>().OfType<DeliveryService>().Single();
        await service.StartAsync(Outbox.Token);

        _clock.Advance(TimeSpan.FromSeconds(14));
        Assert.Empty(ledger.Asked);
        if (isTold)
        {
            outbox.Get<ClockGuard>().Observe(_clock.GetUtcNow(), _clock.GetUtcNow());
        }

        await Eventually.True(
            () =>
            {
                _clock.Advance(isTold ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
                return ledger.Posted.Count == 1;
            },
            "the post");
        await service.StopAsync(Outbox.Token);
    }
}
