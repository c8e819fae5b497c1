using Tocsin.Core.Delivery;
using Tocsin.Tests.Discord;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>I7, lock by lock: each of these fails when its own lock is taken out and the others are left in.</summary>
public class HaltTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task I7_From_the_moment_of_the_call_nothing_leaves_that_waits_at_the_gate()
    {
        var ledger = OneASecond();
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 3));
        var sending = outbox.SendDueAsync();
        await WaitingAtTheGateAsync(outbox, 2);
        TaskCompletionSource busy = new();
        TaskCompletionSource release = new();
        var writing = outbox.Database.WriteAsync(
            async _ =>
            {
                busy.SetResult();
                await release.Task;
            },
            Outbox.Token);
        await busy.Task;

        // It cannot become durable while another writes; the flag of this process stands all the same.
        var halting = outbox.Get<Halt>().SetAsync("an organizer", "a test", Outbox.Token);
        await LetTimePassAsync(TimeSpan.FromSeconds(3));
        release.SetResult();
        await writing;
        await halting;
        await FinishAsync(sending);

        Assert.Single(ledger.Asked);
        Assert.Equal(2, (await outbox.CountAsync())[DeliveryState.Queued]);
    }

    [Fact]
    public async Task I7_The_mark_itself_refuses_once_another_process_has_halted()
    {
        Outbox? opened = null;
        var ledger = new LedgerPlatform("ledger", _clock) { Rendering = () => HaltElsewhere(opened!) };
        await using var outbox = opened = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        await outbox.SendDueAsync();

        Assert.Empty(ledger.Asked);
        Assert.Equal(0, await MarksAsync(outbox));
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Queued]);
    }

    [Fact]
    public async Task I7_What_waits_at_the_gate_stays_when_another_process_halts()
    {
        var ledger = OneASecond();
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 3));
        var sending = outbox.SendDueAsync();
        await WaitingAtTheGateAsync(outbox, 2);

        HaltElsewhere(outbox);
        await FinishAsync(sending);

        Assert.Single(ledger.Asked);
        Assert.Equal(2, (await outbox.CountAsync())[DeliveryState.Queued]);
    }

    [Fact]
    public async Task I7_Nothing_is_even_claimed_once_another_process_has_halted()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        HaltElsewhere(outbox);
        await outbox.SendDueAsync();

        Assert.Equal(0, await outbox.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT MAX(fence) FROM delivery"), Outbox.Token));
    }

    private LedgerPlatform OneASecond() => new("ledger", _clock) { Traits = new PlatformTraits(1, null, TimeSpan.Zero) };

    /// <summary>Writes the halt past this process's own <see cref="Halt"/>, as another process does.</summary>
    private void HaltElsewhere(Outbox outbox) =>
        outbox.Database.WriteAsync(session => Halt.SetAsync(session, "another node", "a test", _clock.GetUtcNow()), Outbox.Token)
            .GetAwaiter().GetResult();

    private static Task<long> MarksAsync(Outbox outbox) =>
        outbox.Database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM attempt WHERE event = 'sending'"), Outbox.Token);

    /// <summary>The first is sent, and so many others are marked and wait for their turn, which only the clock can give them.</summary>
    private static Task WaitingAtTheGateAsync(Outbox outbox, int count) =>
        Eventually.True(
            () => outbox.CountAsync().GetAwaiter().GetResult() is var states
                && states.GetValueOrDefault(DeliveryState.Sent) == 1 && states.GetValueOrDefault(DeliveryState.Sending) == count,
            $"{count} wait at the gate");

    /// <summary>In small steps, so that whoever waits for its turn can take it.</summary>
    private async Task LetTimePassAsync(TimeSpan time)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMilliseconds(25))
        {
            _clock.Advance(TimeSpan.FromMilliseconds(25));
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, Outbox.Token);
        }
    }

    private async Task FinishAsync(Task sending)
    {
        await Eventually.True(
            () =>
            {
                _clock.Advance(TimeSpan.FromMilliseconds(100));
                return sending.IsCompleted;
            },
            "sending ends");
        await sending;
    }
}
