using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>Answers that come late, that cannot be written down or must not be, and those that people give in their place.</summary>
public class DeliveryAnswerTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task An_answer_after_its_time_limit_still_counts()
    {
        var answer = new TaskCompletionSource<SendOutcome>();
        var ledger = new LedgerPlatform("ledger", _clock).Then(_ => answer.Task);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));

        var sending = outbox.SendDueAsync();
        while (!sending.IsCompleted)
        {
            // Not before it is on its way: else its lease, too, would run out.
            if (ledger.Asked.Count > 0)
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.Yield();
        }

        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.InDoubt]);
        answer.SetResult(new SendOutcome.Delivered("late"));
        while (!(await outbox.CountAsync()).ContainsKey(DeliveryState.Sent))
        {
            await Task.Yield();
        }

        Assert.Empty(ledger.Posted);
        Assert.Single(ledger.Asked);
    }

    [Fact]
    public async Task I9_An_answer_that_the_database_refuses_to_keep_is_kept_as_soon_as_it_can_be()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));
        await Refusal.SetAsync(outbox.Database, "UPDATE ON delivery", "NEW.state = 'sent'");

        var sending = outbox.SendDueAsync();
        while (Refused() < 3)
        {
            // Not before it was sent and refused: time that flies by between its mark and its request would keep it here.
            _clock.Advance(Refused() > 0 ? TimeSpan.FromSeconds(1) : TimeSpan.Zero);
            await Task.Yield();
        }

        await Refusal.LiftAsync(outbox.Database);
        while (!sending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Single(ledger.Asked);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Sent]);

        int Refused() => outbox.Logs.Lines.Count(line => line.Contains("disk full", StringComparison.Ordinal));
    }

    [Fact]
    public async Task I9_Nothing_is_sent_when_the_mark_cannot_be_written()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));
        await Refusal.SetAsync(outbox.Database, "INSERT ON attempt", "NEW.part > 0");

        await outbox.SendDueAsync();
        Assert.Empty(ledger.Asked);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Queued]);

        await Refusal.LiftAsync(outbox.Database);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await outbox.SendDueAsync();
        Assert.Single(ledger.Posted);
    }

    [Fact]
    public async Task I10_No_message_and_no_place_is_in_the_log()
    {
        var ledger = new LedgerPlatform("ledger", _clock)
            .Then(new SendOutcome.Refused("bad markup"))
            .Then(new SendOutcome.InDoubt("timeout"))
            .Then(_ => throw new InvalidOperationException("a bug"))
            .Then(new SendOutcome.ChatUnavailable(SuspendReason.Blocked, "blocked"));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.Chats.SubscribeAsync(new ChatAddress("ledger", "canary-place"), new ChatSettings(), Outbox.Token);
        for (var post = 0; post < 5; post++)
        {
            await outbox.DispatchAsync(await outbox.Chats.ListActiveAsync(Audience.All, Outbox.Token), "canary-title");
            await outbox.SendDueAsync();
        }

        Assert.True(outbox.Logs.Lines.Count >= 4);
        Assert.DoesNotContain(outbox.Logs.Lines, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Settlement.Arrived, 0)]
    [InlineData(Settlement.Resend, 1)]
    public async Task An_organizer_settles_what_is_in_doubt(Settlement settlement, int postedAfter)
    {
        var ledger = new LedgerPlatform("ledger", _clock).Then(new SendOutcome.InDoubt("timeout"));
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 1));
        await outbox.SendDueAsync();
        var settling = outbox.Get<DeliverySettling>();
        var doubtful = Assert.Single((await settling.ListAsync(null, 10, Outbox.Token)).Doubtful);

        Assert.True(await settling.SettleAsync(doubtful.Id, settlement, Outbox.Token));
        Assert.False(await settling.SettleAsync(doubtful.Id, settlement, Outbox.Token));
        await outbox.SendDueAsync();

        Assert.Equal(postedAfter, ledger.Posted.Count);
        Assert.Equal(1, (await outbox.CountAsync())[DeliveryState.Sent]);
    }
}
