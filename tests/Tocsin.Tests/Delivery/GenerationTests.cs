using Microsoft.Data.Sqlite;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Schedules;
using Tocsin.Tests.Campaigns;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

public sealed class GenerationTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_plain_restart_halts_nothing()
    {
        await using var outbox = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));

        Assert.Null(await outbox.Get<Generation>().CheckAsync(Outbox.Token));
        await outbox.Get<Generation>().AdvanceAsync(Outbox.Token);
        await outbox.RestartAsync();
        Assert.Null(await outbox.Get<Generation>().CheckAsync(Outbox.Token));
    }

    [Fact]
    public async Task I1_A_restored_backup_starts_halted_and_posts_nothing_again()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.Get<Generation>().CheckAsync(Outbox.Token);
        var chats = await outbox.SubscribeAsync("ledger", 3);
        await outbox.CampaignAsync(CampaignBuilder.Campaign(
            schedules: CampaignBuilder.Schedule(when: "every day at 13:00 Etc/UTC") with { CatchUp = CatchUp.All }));
        await outbox.DispatchAsync(chats);

        var backup = Copy(outbox);
        _clock.Advance(TimeSpan.FromHours(1));
        await outbox.SweepAsync();
        await outbox.SendDueAsync();
        await outbox.Get<Generation>().AdvanceAsync(Outbox.Token);
        Assert.Equal(6, ledger.Posted.Count);

        await PutBackAsync(outbox, backup);
        await outbox.RestartAsync();
        Assert.Equal(3, await outbox.Get<Generation>().CheckAsync(Outbox.Token));
        await outbox.SweepAsync();
        await outbox.SendDueAsync();
        await outbox.Get<Halt>().LiftAsync(Outbox.Token);
        await outbox.SendDueAsync();

        Assert.Equal(6, ledger.Posted.Count);
        var kinds = (await outbox.Get<NoticeStore>().UnseenAsync(10, Outbox.Token)).Select(notice => notice.Kind);
        Assert.Equal([NoticeKind.Restored, NoticeKind.Asked], kinds);
    }

    [Fact]
    public async Task I1_A_backup_made_a_moment_before_a_post_is_told_when_it_is_put_back()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.Get<Generation>().CheckAsync(Outbox.Token);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 3));

        var backup = Copy(outbox);
        await outbox.SendDueAsync();
        await PutBackAsync(outbox, backup);
        await outbox.RestartAsync();

        Assert.Equal(3, await outbox.Get<Generation>().CheckAsync(Outbox.Token));
        await outbox.SendDueAsync();
        Assert.Equal(3, ledger.Posted.Count);
        Assert.NotNull(await outbox.Get<Halt>().ReadAsync(Outbox.Token));
    }

    [Fact]
    public async Task I1_A_backup_posts_nothing_again_that_waited_in_it_for_its_chat_or_for_its_hour()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.Get<Generation>().CheckAsync(Outbox.Token);
        var chats = await outbox.SubscribeAsync("ledger", 1);
        await outbox.Chats.SuspendAsync(chats[0].Address, SuspendReason.Blocked, null, Outbox.Token);
        await outbox.DispatchAsync(chats, "waits for its chat");
        await outbox.SendDueAsync();
        var later = await outbox.SubscribeAsync("ledger", 2);
        var early = await outbox.DispatchAsync([later[1]], "waits for its hour");
        await outbox.Database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE delivery SET not_before = not_before + 3600000 WHERE dispatch_id = @early", new { early }),
            Outbox.Token);

        var backup = Copy(outbox);
        await outbox.Chats.SubscribeAsync(chats[0].Address, new ChatSettings(), Outbox.Token);
        await outbox.Get<DeliverySweep>().RunAsync(Outbox.Token);
        await outbox.Database.WriteAsync(session => DispatchStore.BringForwardAsync(session, early, _clock.GetUtcNow()), Outbox.Token);
        await outbox.SendDueAsync();
        Assert.Equal(2, ledger.Posted.Count);

        await PutBackAsync(outbox, backup);
        await outbox.RestartAsync();
        Assert.Equal(2, await outbox.Get<Generation>().CheckAsync(Outbox.Token));
        await outbox.Get<Halt>().LiftAsync(Outbox.Token);
        await outbox.Chats.SubscribeAsync(chats[0].Address, new ChatSettings(), Outbox.Token);
        _clock.Advance(TimeSpan.FromHours(2));
        await outbox.Get<DeliverySweep>().RunAsync(Outbox.Token);
        await outbox.SendDueAsync();
        Assert.Equal(2, ledger.Posted.Count);
    }

    [Fact]
    public async Task I1_A_backup_made_in_mid_broadcast_is_told_when_it_is_put_back()
    {
        Outbox? opened = null;
        string? backup = null;
        var ledger = new LedgerPlatform("ledger", _clock);
        ledger.Always = part =>
        {
            lock (ledger)
            {
                backup ??= ledger.Posted.Count >= 20 ? Copy(opened!) : null;
                return Task.FromResult(ledger.Deliver(part));
            }
        };
        await using var outbox = opened = await Outbox.OpenAsync(_clock, ledger);
        await outbox.Get<Generation>().CheckAsync(Outbox.Token);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 60));
        await outbox.SendDueAsync();

        await PutBackAsync(outbox, backup!);
        await outbox.RestartAsync();
        Assert.NotNull(await outbox.Get<Generation>().CheckAsync(Outbox.Token));
        await outbox.Get<Halt>().LiftAsync(Outbox.Token);
        await outbox.SendDueAsync();

        Assert.Equal(60, ledger.Posted.Count);
    }

    [Fact]
    public async Task A_crash_between_the_database_and_the_lock_file_halts_nothing()
    {
        await using var outbox = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
        await outbox.Get<Generation>().CheckAsync(Outbox.Token);

        await outbox.Database.WriteAsync(Generation.StampAsync, Outbox.Token);
        await outbox.RestartAsync();

        Assert.Null(await outbox.Get<Generation>().CheckAsync(Outbox.Token));
    }

    private static string Copy(Outbox outbox)
    {
        var path = Path.Combine(outbox.Options.DataDirectory, "backup.db");
        using var source = new SqliteConnection(outbox.Database.ConnectionString);
        using var copy = new SqliteConnection($"Data Source={path};Pooling=False");
        source.Open();
        copy.Open();
        source.BackupDatabase(copy);
        return path;
    }

    private static async Task PutBackAsync(Outbox outbox, string backup)
    {
        await using var source = new SqliteConnection($"Data Source={backup};Pooling=False");
        await using var target = new SqliteConnection(outbox.Database.ConnectionString);
        await source.OpenAsync(Outbox.Token);
        await target.OpenAsync(Outbox.Token);
        source.BackupDatabase(target);
    }
}
