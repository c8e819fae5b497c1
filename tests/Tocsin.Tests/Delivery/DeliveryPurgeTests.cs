using Tocsin.Core.Delivery;
using Tocsin.Core.Delivery.Erasing;
using Tocsin.Tests.Corrections;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>What was said where is forgotten after the set number of days; that it was said is not.</summary>
public class DeliveryPurgeTests
{
    private const int Days = 90;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sent_loses_its_text_after_the_days_and_not_before()
    {
        await using var bench = await CorrectionBench.OpenAsync();
        var (_, chats) = await bench.PostedAsync();

        bench.Outbox.Clock.Advance(TimeSpan.FromDays(Days));
        Assert.Equal(0, await PurgeAsync(bench.Outbox));
        var (texts, attempts) = await KeptAsync(bench.Outbox);
        Assert.Equal((3, true), (texts, attempts > 0));
        bench.Outbox.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(3, await PurgeAsync(bench.Outbox));
        Assert.Equal(0, await PurgeAsync(bench.Outbox));

        Assert.Equal((0, 0), await KeptAsync(bench.Outbox));
        Assert.Equal(chats.Count, (await bench.Outbox.CountAsync())[DeliveryState.Sent]);
    }

    [Fact]
    public async Task What_was_purged_can_still_be_taken_back_and_is_not_posted_again()
    {
        await using var bench = await CorrectionBench.OpenAsync();
        var (post, _) = await bench.PostedAsync();
        bench.Outbox.Clock.Advance(TimeSpan.FromDays(Days + 1));
        await PurgeAsync(bench.Outbox);

        await bench.RecallAsync(CorrectionBench.Of(post), deletes: true);
        await bench.RunAsync();

        Assert.Empty(bench.Ledger.Standing);
        Assert.Equal(3, bench.Ledger.Posted.Count);
    }

    [Fact]
    public async Task What_waits_or_is_in_doubt_keeps_its_text_however_old()
    {
        var clock = new FakeClock();
        var ledger = new LedgerPlatform("plain", clock).Then(new SendOutcome.InDoubt("the connection broke"));
        await using var outbox = await Outbox.OpenAsync(clock, ledger);
        var chats = await outbox.SubscribeAsync("plain", 1);
        await outbox.DispatchAsync(chats);
        await outbox.SendDueAsync();
        await outbox.DispatchAsync(chats, expires: TimeSpan.FromDays(3 * Days));
        clock.Advance(TimeSpan.FromDays(2 * Days));

        Assert.Equal(0, await PurgeAsync(outbox));

        var counted = await outbox.CountAsync();
        Assert.Equal((1, 1), (counted[DeliveryState.InDoubt], counted[DeliveryState.Queued]));
        Assert.Equal(1, (await KeptAsync(outbox)).Texts);
    }

    [Fact]
    public async Task What_organizers_saw_goes_and_what_nobody_saw_stays()
    {
        var clock = new FakeClock();
        await using var outbox = await Outbox.OpenAsync(clock);
        var notices = outbox.Get<NoticeStore>();
        await notices.AddAsync(NoticeKind.Clock, "clock:1", ["a", "b"], Token);
        await notices.MarkSeenAsync(long.MaxValue, Token);
        await notices.AddAsync(NoticeKind.Clock, "clock:2", ["a", "b"], Token);
        clock.Advance(TimeSpan.FromDays(Days + 1));

        await PurgeAsync(outbox);

        Assert.Equal("clock:2", await outbox.Database.ReadAsync(session => session.ScalarAsync<string>("SELECT MIN(subject) FROM notice"), Token));
    }

    private static Task<int> PurgeAsync(Outbox outbox) => outbox.Get<DeliveryPurge>().RunAsync(Days, Token);

    private static Task<(long Texts, long Attempts)> KeptAsync(Outbox outbox) => outbox.Database.ReadAsync(
        async session => (
            await session.ScalarAsync<long>("SELECT COUNT(*) FROM delivery_part WHERE payload <> '' OR plain_text <> ''"),
            await session.ScalarAsync<long>("SELECT COUNT(*) FROM attempt")),
        Token);
}
