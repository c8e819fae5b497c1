using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

public class DeliveryStatusTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task An_operator_sees_what_waits_what_failed_and_what_is_in_doubt()
    {
        var ledger = new LedgerPlatform("ledger", _clock)
            .Then(new SendOutcome.Refused("bad markup"))
            .Then(new SendOutcome.InDoubt("timeout"))
            .Then(new SendOutcome.RateLimited(TimeSpan.FromMinutes(5), WholePlatform: true));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1), "one");
        await outbox.SendDueAsync();
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1), "two");
        await outbox.SendDueAsync();
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 2), "three");
        await outbox.SendDueAsync();
        _clock.Advance(TimeSpan.FromMinutes(2));
        await outbox.Get<Halt>().SetAsync("an organizer", "a test", Outbox.Token);

        var status = await outbox.Get<DeliveryStatusReader>().ReadAsync(Outbox.Token);

        Assert.Equal([new ReasonCount("bad markup", 1)], status.FailedBy);
        Assert.Equal(1, status.InDoubt);
        Assert.Equal("platform:ledger", Assert.Single(status.PausedUntil).Key);
        Assert.Equal("a test", status.Halt!.Reason);
        Assert.Equal(2, status.Waiting + status.Sent);
        Assert.Equal(TimeSpan.Zero, status.ClockSkew);
    }
}
