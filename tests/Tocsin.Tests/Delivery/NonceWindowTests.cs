using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>A repeated nonce proves something for a short while only: what waits for it waits behind nobody.</summary>
public class NonceWindowTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task I4_An_ambiguous_answer_is_asked_again_ahead_of_a_broadcast_longer_than_the_window()
    {
        var ledger = SlowLedger().ThenArriveUnanswered();
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 400));

        await outbox.SendDueAsync();

        Assert.Equal(400, (await outbox.CountAsync())[DeliveryState.Sent]);
        Assert.Equal(400, ledger.Posted.Count);
        var again = ledger.Asked.Index().Where(item => item.Item.Nonce == ledger.Asked[0].Nonce).Select(item => item.Index).ToList();
        Assert.Equal(2, again.Count);
        Assert.InRange(again[1], 1, 40);
    }

    [Fact]
    public async Task I4_What_a_dead_process_left_under_way_is_asked_again_ahead_of_the_rest()
    {
        var ledger = SlowLedger();
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        var dispatch = await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 400));
        await LeaveUnderWayAsync(outbox, dispatch);

        _clock.Advance(TimeSpan.FromSeconds(5));
        await outbox.RestartAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));
        await outbox.SendDueAsync();

        Assert.False((await outbox.CountAsync()).ContainsKey(DeliveryState.InDoubt));
    }

    [Fact]
    public async Task I4_A_platform_that_stays_silent_is_asked_until_the_window_is_nearly_over()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Traits = Traits, Always = _ => Task.FromResult<SendOutcome>(new SendOutcome.InDoubt("504")) };
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        for (var second = 0; second < 200; second++)
        {
            await outbox.SendDueAsync();
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.InDoubt]);
        Assert.InRange(ledger.Asked.Count, 4, 60);
    }

    private static PlatformTraits Traits => new(double.PositiveInfinity, null, Window);

    /// <summary>Each request takes a second, so that hundreds of them outlast the window.</summary>
    private LedgerPlatform SlowLedger()
    {
        var ledger = new LedgerPlatform("ledger", _clock) { Traits = Traits };
        ledger.Always = part =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(ledger.Deliver(part));
        };
        return ledger;
    }

    /// <summary>One delivery as a process leaves it that dies between the request and its record.</summary>
    private Task LeaveUnderWayAsync(Outbox outbox, long dispatch) =>
        outbox.Database.WriteAsync(
            async session =>
            {
                var id = await session.ScalarAsync<long>("SELECT MAX(id) FROM delivery WHERE dispatch_id = @dispatch", new { dispatch });
                await session.ExecuteAsync(
                    """
                    UPDATE delivery SET state = 'sending', lease_owner = 'dead', lease_until = @Until, fence = 1, sending_since = @Now, attempts = 1
                    WHERE id = @id
                    """,
                    new { id, Now = _clock.GetUtcNow().ToUnixTimeMilliseconds(), Until = _clock.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds() });
                await session.ExecuteAsync(
                    """
                    INSERT INTO delivery_part (delivery_id, number, payload, plain_text, length, nonce)
                    VALUES (@id, 1, 'A post 1/1', 'A post', 1, 'known')
                    """,
                    new { id });
            },
            Outbox.Token);
}
