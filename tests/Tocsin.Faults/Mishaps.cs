using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Tocsin.Faults;

/// <summary>What befalls a host in mid-broadcast short of being killed; each ends with an orderly stop.</summary>
internal sealed class Mishaps(FaultOptions options, FaultFolder folder, LedgerServer ledger)
{
    /// <summary>Seconds that SQLite waits for a lock before a write is refused.</summary>
    private const int SqliteWaits = 30;

    private readonly LockedRandom _random = new(options.Seed);

    public TimeSpan SlowestStop { get; private set; }

    public async Task StopAsync(HostProcess host, string? failpoint)
    {
        await Task.Delay(FaultRun.Life * (0.3 + _random.NextDouble()), TimeProvider.System);
        if (host.HasExited)
        {
            throw HostBrokenException.EndedByItself(host);
        }

        var watch = Stopwatch.StartNew();
        host.Terminate();
        if (!await host.EndedAsync(FaultRun.Patience))
        {
            throw new HostBrokenException($"a host did not stop within {FaultRun.Patience}");
        }

        SlowestStop = watch.Elapsed > SlowestStop ? watch.Elapsed : SlowestStop;
    }

    public async Task FreezeAsync(HostProcess host, string? failpoint)
    {
        await Task.Delay(FaultRun.Life * (0.3 + _random.NextDouble()), TimeProvider.System);
        host.Freeze();
        await Task.Delay(FaultHost.Lease * 2, TimeProvider.System);
        host.Thaw();
        await Task.Delay(FaultRun.Life, TimeProvider.System);
        await StopAsync(host, failpoint);
    }

    /// <summary>The server goes away while posts are under way, and comes back.</summary>
    public async Task OutageAsync(HostProcess host, string? failpoint)
    {
        await Task.Delay(FaultRun.Life, TimeProvider.System);
        await folder.Server!.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(options.OutageSeconds), TimeProvider.System);
        await folder.Server.StartServerAsync(CancellationToken.None);
        await Task.Delay(FaultRun.Life, TimeProvider.System);
        await StopAsync(host, failpoint);
    }

    /// <summary>No room while posts are under way; it says so, waits, and goes on when there is room again.</summary>
    public async Task FullDiskAsync(HostProcess host, string? failpoint)
    {
        await Task.Delay(FaultRun.Life, TimeProvider.System);
        folder.Disk.Fill();
        var complained = await ComplainedAsync(host, "full");
        folder.Disk.MakeRoom();
        if (!complained || host.HasExited)
        {
            throw host.HasExited ? HostBrokenException.EndedByItself(host) : new HostBrokenException("on a full disk a host said nothing of it");
        }

        await Task.Delay(FaultRun.Life, TimeProvider.System);
        await StopAsync(host, failpoint);
    }

    /// <summary>Somebody else, such as a backup gone wrong, holds the write lock while posts are under way.</summary>
    public async Task LockAsync(HostProcess host, string? failpoint)
    {
        var watch = Stopwatch.StartNew();
        while (ledger.Total == 0 && !host.HasExited && watch.Elapsed < FaultRun.Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        await using (var connection = new SqliteConnection($"Data Source={folder.DatabaseFile};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var lockIt = connection.CreateCommand();
            lockIt.CommandText = "BEGIN IMMEDIATE";
            await lockIt.ExecuteNonQueryAsync();
            await Task.Delay(TimeSpan.FromSeconds(options.LockSeconds), TimeProvider.System);
            if (options.LockSeconds > SqliteWaits && !await ComplainedAsync(host, "Tocsin.Core.Delivery", "locked"))
            {
                throw host.HasExited ? HostBrokenException.EndedByItself(host) : new HostBrokenException("under somebody else's lock a host was never refused a write of its deliveries");
            }
        }

        await Task.Delay(FaultRun.Life, TimeProvider.System);
        await StopAsync(host, failpoint);
    }

    private static async Task<bool> ComplainedAsync(HostProcess host, params string[] words)
    {
        var watch = Stopwatch.StartNew();
        while (!host.Complained(words) && !host.HasExited && watch.Elapsed < FaultRun.Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return host.Complained(words);
    }
}
