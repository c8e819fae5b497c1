using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Delivery.Copies;
using Tocsin.Core.Storage;
using Tocsin.Core.Storage.Copies;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Storage;

public class CopyTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task An_export_comes_back_whole_and_its_keys_go_on()
    {
        await using var outbox = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
        var chats = await outbox.SubscribeAsync("ledger", 3);
        await outbox.DispatchAsync(chats);
        await outbox.SendDueAsync();
        using var folder = new TemporaryDirectory();
        var written = await new TableExport(outbox.Database).WriteAsync(folder["export"], Outbox.Token);

        await using var other = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
        var read = await new ExportRestore(other.Database, new DatabaseOptions { DataDirectory = folder["new"] }).RunAsync(folder["export"], moved: true, Outbox.Token);
        await new TableExport(other.Database).WriteAsync(folder["again"], Outbox.Token);

        Assert.Equal(3, written.Rows["delivery"]);
        Assert.Equal(written.Rows, read.Rows);
        Assert.All(written.Rows.Keys, table => Assert.Equal(
            File.ReadAllLines(ExportManifest.FileOf(folder["export"], table)).Order(), File.ReadAllLines(ExportManifest.FileOf(folder["again"], table)).Order()));
        Assert.Equal(4, (await other.Chats.SubscribeAsync(new ChatAddress("ledger", "new"), new ChatSettings(), Outbox.Token)).Id.Value);
    }

    [Fact]
    public async Task I1_An_export_that_is_read_starts_halted()
    {
        await using var outbox = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));
        await outbox.Get<Generation>().CheckAsync(Outbox.Token);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 2));
        using var folder = new TemporaryDirectory();
        await new TableExport(outbox.Database).WriteAsync(folder["export"], Outbox.Token);
        await using var other = await Outbox.OpenAsync(_clock, new LedgerPlatform("ledger", _clock));

        await new ExportRestore(other.Database, other.Options).RunAsync(folder["export"], moved: false, Outbox.Token);

        Assert.Equal(2, await other.Get<Generation>().CheckAsync(Outbox.Token));
        Assert.NotNull(await other.Get<Halt>().ReadAsync(Outbox.Token));
    }

    [Fact]
    public async Task An_export_is_not_read_over_what_is_there()
    {
        await using var outbox = await Outbox.OpenAsync(_clock);
        await outbox.SubscribeAsync("ledger", 1);
        using var folder = new TemporaryDirectory();
        await new TableExport(outbox.Database).WriteAsync(folder["export"], Outbox.Token);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => new TableImport(outbox.Database).ReadAsync(folder["export"], Outbox.Token));

        Assert.Contains("not empty", refusal.Message, StringComparison.Ordinal);
    }
}

[OnPostgres]
public sealed class CopyOnPostgres : CopyTests;

/// <summary>Copies of the SQLite file.</summary>
public sealed class BackupTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_backup_is_put_back_and_starts_halted_when_something_was_sent_since()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await Outbox.OpenAsync(_clock, ledger);
        await outbox.Get<Generation>().CheckAsync(Outbox.Token);
        await outbox.DispatchAsync(await outbox.SubscribeAsync("ledger", 2));
        using var folder = new TemporaryDirectory();
        await new SqliteBackup(outbox.Database, outbox.Options, _clock).WriteAsync(folder["copy.db"], Outbox.Token);
        await outbox.SendDueAsync();
        await outbox.StopAsync();

        var kept = await new SqliteBackup(outbox.Database, outbox.Options, _clock).RestoreAsync(folder["copy.db"], Outbox.Token);
        await outbox.RestartAsync();

        Assert.True(File.Exists(kept));
        Assert.Equal(2, await outbox.Get<Generation>().CheckAsync(Outbox.Token));
        await outbox.SendDueAsync();
        Assert.Equal(2, ledger.Posted.Count);
    }

    [Fact]
    public async Task What_is_no_backup_is_refused_and_changes_nothing()
    {
        await using var storage = await TestStorage.OpenAsync();
        await using var database = new Database(storage.Options);
        await new Migrator(database, _clock).MigrateAsync(TestContext.Current.CancellationToken);
        var before = File.GetLastWriteTimeUtc(storage.Options.FilePath);
        var path = Path.Combine(storage.Path, "note.txt");
        await File.WriteAllTextAsync(path, "not a database, whatever its name", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(
            () => new SqliteBackup(database, storage.Options, _clock).RestoreAsync(path, TestContext.Current.CancellationToken));

        Assert.Contains("no backup", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.GetLastWriteTimeUtc(storage.Options.FilePath));
    }
}
