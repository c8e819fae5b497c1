using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>Who goes first, who holds nobody up, and what a wait survives.</summary>
public class DeliveryOrderTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Forty_dead_chats_in_a_thousand_hold_nobody_up()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        ledger.Always = part => Task.FromResult(
            int.Parse(part.Chat.Place) % 25 == 0 ? new SendOutcome.ChatUnavailable(SuspendReason.Blocked, "blocked") : ledger.Deliver(part));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1000));

        await outbox.SendDueAsync();

        var states = await outbox.CountAsync();
        Assert.Equal(960, states[DeliveryState.Sent]);
        Assert.Equal(40, states[DeliveryState.Suspended]);
    }

    [Fact]
    public async Task Urgent_goes_before_normal_and_normal_before_digests()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var chats = await outbox.SubscribeAsync("ledger", 1);
        await outbox.DispatchAsync(chats, "digest", priority: Core.Schedules.Priority.Digest);
        await outbox.DispatchAsync(chats, "normal");
        await outbox.DispatchAsync(chats, "urgent", priority: Core.Schedules.Priority.Urgent);

        await outbox.SendDueAsync();

        Assert.Equal(["urgent 1/1", "normal 1/1", "digest 1/1"], ledger.Posted.Select(post => post.Payload));
    }

    [Fact]
    public async Task A_wait_for_the_whole_platform_survives_a_restart()
    {
        var ledger = new LedgerPlatform("ledger", _clock).Then(new SendOutcome.RateLimited(TimeSpan.FromMinutes(3), WholePlatform: true));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));
        await outbox.SendDueAsync();

        await outbox.RestartAsync();
        _clock.Advance(TimeSpan.FromMinutes(2.9));
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 3), "another");
        await outbox.SendDueAsync();
        Assert.Single(ledger.Asked);

        _clock.Advance(TimeSpan.FromMinutes(0.2));
        await outbox.SendDueAsync();
        Assert.Equal(4, ledger.Posted.Count);
    }
}
