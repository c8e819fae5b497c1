using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Tocsin.Core.Delivery;

namespace Tocsin.Faults;

/// <summary>Starts the host, ends it in every way there is, starts it again, until everything is settled; then counts.</summary>
internal sealed class FaultRun(FaultOptions options, FaultFolder folder, LedgerServer ledger)
{
    /// <summary>How long a life lasts, about: what is to be sent is spread over all of them.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMilliseconds(600);

    /// <summary>Those on the way from an instant to a message.</summary>
    public static readonly IReadOnlyList<string> Armed =
        [.. Failpoint.All.Where(name => !name.StartsWith("approve.", StringComparison.Ordinal))];

    /// <summary>Those that only what organizers do leads to, in the order in which they do it.</summary>
    public static readonly IReadOnlyList<string> ArmedForEdits = [.. Failpoint.All.Except(Armed), .. Failpoint.OfCorrections];

    /// <summary>How often each failpoint is armed, at least.</summary>
    public const int Turns = 3;

    /// <summary>What no process takes unless it hangs, however busy the machine is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Seconds that SQLite waits for a lock before a write is refused.</summary>
    private const int SqliteWaits = 30;

    private readonly LockedRandom _random = new(options.Seed);
    private readonly Dictionary<string, int> _hits = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _slowestStop;
    private int _kills;
    private int _editKills;
    private bool _editing;

    public static async Task<FaultResult> RunAsync(FaultOptions options, CancellationToken cancellationToken)
    {
        await using var folder = await FaultFolder.CreateAsync(options, cancellationToken);
        await using var ledger = await LedgerServer.StartAsync(options, TimeProvider.System);
        return await new FaultRun(options, folder, ledger).RunAsync(cancellationToken);
    }

    /// <summary>The failpoints at which a run this large dies <see cref="Turns"/> times at least; a small one runs out of kills or of work.</summary>
    public static IEnumerable<string> Owed(FaultOptions options) =>
    [
        .. options.Kills >= Armed.Count * (Turns + 1) && options.Deliveries >= options.Kills * 30 ? Armed : [],
        .. options.EditKills >= ArmedForEdits.Count * Turns && options.Deliveries >= 300 ? ArmedForEdits : [],
    ];

    /// <summary>So many requests a second on each platform that all lives together just suffice.</summary>
    private double PerSecond =>
        Math.Max(40, options.Deliveries * 1.0 / Math.Max(1, (options.Kills + options.Stops + options.Freezes) * Life.TotalSeconds));

    private async Task<FaultResult> RunAsync(CancellationToken cancellationToken)
    {
        var broken = await BrokenAsync(() => BroadcastAsync(cancellationToken));
        var posted = await FaultResult.CountAsync(folder, ledger, cancellationToken);
        EditResult? edits = null;
        if (options.EditKills > 0 && broken is null)
        {
            broken = await BrokenAsync(() => EditAsync(cancellationToken));
            edits = await EditResult.CountAsync(folder, ledger, cancellationToken);
        }

        return posted with
        {
            Edits = edits,
            Broken = broken,
            Kills = _kills,
            EditKills = _editKills,
            InsideWait = ledger.Waits.Inside,
            Waits = (ledger.Waits.ForPlatforms, ledger.Waits.ForChats),
            Resent = ledger.Resent,
            Hits = _hits,
            SlowestStop = _slowestStop,
            Took = _watch.Elapsed,
        };
    }

    /// <summary>What a host did that no host may; null for nothing.</summary>
    private static async Task<string?> BrokenAsync(Func<Task> run)
    {
        try
        {
            await run();
            return null;
        }
        catch (HostBrokenException broken)
        {
            return broken.Message;
        }
    }

    private async Task BroadcastAsync(CancellationToken cancellationToken)
    {
        var lives = Failpoints().ToList();
        await Task.WhenAll(Enumerable.Range(0, options.Nodes).Select(async node =>
        {
            foreach (var failpoint in lives.Where((_, index) => index % options.Nodes == node))
            {
                await LiveAsync(node, failpoint, KillAsync, cancellationToken);
            }
        }));

        for (var stop = 0; stop < options.Stops; stop++)
        {
            await LiveAsync(0, null, StopAsync, cancellationToken);
        }

        for (var freeze = 0; freeze < options.Freezes; freeze++)
        {
            await LiveAsync(0, null, FreezeAsync, cancellationToken);
        }

        for (var outage = 0; outage < options.Outages; outage++)
        {
            await LiveAsync(0, null, OutageAsync, cancellationToken);
        }

        for (var full = 0; full < options.FullDisks; full++)
        {
            await LiveAsync(0, null, FullDiskAsync, cancellationToken);
        }

        for (var locked = 0; locked < options.Locks; locked++)
        {
            await LiveAsync(0, null, LockAsync, cancellationToken);
        }

        await LiveAsync(0, null, FinishAsync, cancellationToken);
    }

    /// <summary>All is posted; organizers write, correct and recall, and the process dies under them.</summary>
    private async Task EditAsync(CancellationToken cancellationToken)
    {
        _editing = true;
        var armed = ArmedForEdits.SelectMany(name => Enumerable.Range(0, Turns).Select(_ => $"{name}:{PassingOfEdits(name)}")).Take(options.EditKills).ToList();
        foreach (var failpoint in armed.Cast<string?>().Concat(Enumerable.Repeat<string?>(null, options.EditKills - armed.Count)))
        {
            await LiveAsync(0, failpoint, KillAsync, cancellationToken);
        }

        await LiveAsync(0, null, FinishAsync, cancellationToken);
    }

    /// <summary>Decisions are few: each one counts.</summary>
    private int PassingOfEdits(string failpoint) =>
        failpoint.StartsWith("approve.", StringComparison.Ordinal) || failpoint.EndsWith("-apply-commit", StringComparison.Ordinal) || failpoint == Failpoint.AfterChangeClaim
            ? 1
            : _random.Next(1, 8);

    private Task<long> OpenAsync() =>
        _editing ? EditResult.OpenAsync(folder, CancellationToken.None) : FaultResult.OpenAsync(folder, CancellationToken.None);

    /// <summary>Each failpoint in turn while there are kills left for that, planning first; the other half at random.</summary>
    private IEnumerable<string?> Failpoints()
    {
        string[] planning = [.. Armed.Where(name => name.StartsWith("plan.", StringComparison.Ordinal))];
        string[] sending = [.. Armed.Except(planning)];
        var turns = Math.Max(Turns, options.Kills / 2 / Armed.Count);
        var planned = Enumerable.Range(0, options.Kills == 0 ? 0 : Turns).SelectMany(_ => planning).Select(name => $"{name}:1");
        var sent = Enumerable.Range(0, options.Kills == 0 ? 0 : turns).SelectMany(_ => sending).Select(name => $"{name}:{Passing(name)}");
        var all = planned.Concat(sent).Take(options.Kills).ToList();
        return all.Cast<string?>().Concat(Enumerable.Repeat<string?>(null, options.Kills - all.Count));
    }

    /// <summary>At which passing it dies: a claim takes a handful at once, so it is passed less often.</summary>
    private int Passing(string failpoint) => failpoint == Failpoint.AfterClaim ? _random.Next(1, 3) : _random.Next(1, 20);

    private async Task LiveAsync(int node, string? failpoint, Func<HostProcess, string?, Task> end, CancellationToken cancellationToken)
    {
        await using var host = HostProcess.Start(folder.PathOf(node), ledger.Address, PerSecond, options.NonceWindow, _editing, folder.ConnectionString, failpoint);
        if (!await host.ReadyAsync(Patience, cancellationToken) && (!await host.EndedAsync(Life * 10) || failpoint is null))
        {
            throw new HostBrokenException(host.HasExited ? $"a host ended before it was ready, with exit code {host.ExitCode}" : $"a host was not ready within {Patience}");
        }

        await end(host, failpoint);
    }

    private async Task KillAsync(HostProcess host, string? failpoint)
    {
        Interlocked.Increment(ref (_editing ? ref _editKills : ref _kills));
        var ended = failpoint is null ? await host.EndedAsync(Life * (0.3 + (_random.NextDouble() * 1.4))) : await DiedThereAsync(host);
        if (ended)
        {
            if (failpoint is null || !host.WasKilled)
            {
                throw EndedByItself(host);
            }

            lock (_hits)
            {
                var name = failpoint.Split(':')[0];
                _hits[name] = _hits.GetValueOrDefault(name) + 1;
            }

            return;
        }

        // By chance, or because nothing was left to do that would have led it to its failpoint.
        await host.KillAsync();
    }

    /// <summary>Waits for an armed failpoint: as long as there is work, it is reached.</summary>
    private async Task<bool> DiedThereAsync(HostProcess host)
    {
        var watch = Stopwatch.StartNew();
        while (!await host.EndedAsync(Life))
        {
            if (watch.Elapsed > Patience || await OpenAsync() == 0)
            {
                return false;
            }
        }

        return true;
    }

    private async Task StopAsync(HostProcess host, string? failpoint)
    {
        await Task.Delay(Life * (0.3 + _random.NextDouble()), TimeProvider.System);
        if (host.HasExited)
        {
            throw EndedByItself(host);
        }

        var watch = Stopwatch.StartNew();
        host.Terminate();
        if (!await host.EndedAsync(Patience))
        {
            throw new HostBrokenException($"a host did not stop within {Patience}");
        }

        _slowestStop = watch.Elapsed > _slowestStop ? watch.Elapsed : _slowestStop;
    }

    private async Task FreezeAsync(HostProcess host, string? failpoint)
    {
        await Task.Delay(Life * (0.3 + _random.NextDouble()), TimeProvider.System);
        host.Freeze();
        await Task.Delay(FaultHost.Lease * 2, TimeProvider.System);
        host.Thaw();
        await Task.Delay(Life, TimeProvider.System);
        await StopAsync(host, failpoint);
    }

    /// <summary>The server goes away while posts are under way, and comes back.</summary>
    private async Task OutageAsync(HostProcess host, string? failpoint)
    {
        await Task.Delay(Life, TimeProvider.System);
        await folder.Server!.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(options.OutageSeconds), TimeProvider.System);
        await folder.Server.StartServerAsync(CancellationToken.None);
        await Task.Delay(Life, TimeProvider.System);
        await StopAsync(host, failpoint);
    }

    /// <summary>No room while posts are under way; it says so, waits, and goes on when there is room again.</summary>
    private async Task FullDiskAsync(HostProcess host, string? failpoint)
    {
        await Task.Delay(Life, TimeProvider.System);
        folder.Disk.Fill();
        var complained = await ComplainedAsync(host, "full");
        folder.Disk.MakeRoom();
        if (!complained || host.HasExited)
        {
            throw host.HasExited ? EndedByItself(host) : new HostBrokenException("on a full disk a host said nothing of it");
        }

        await Task.Delay(Life, TimeProvider.System);
        await StopAsync(host, failpoint);
    }

    /// <summary>Somebody else, such as a backup gone wrong, holds the write lock while posts are under way.</summary>
    private async Task LockAsync(HostProcess host, string? failpoint)
    {
        var watch = Stopwatch.StartNew();
        while (ledger.Total == 0 && !host.HasExited && watch.Elapsed < Patience)
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
                throw host.HasExited ? EndedByItself(host) : new HostBrokenException("under somebody else's lock a host was never refused a write of its deliveries");
            }
        }

        await Task.Delay(Life, TimeProvider.System);
        await StopAsync(host, failpoint);
    }

    private static async Task<bool> ComplainedAsync(HostProcess host, params string[] words)
    {
        var watch = Stopwatch.StartNew();
        while (!host.Complained(words) && !host.HasExited && watch.Elapsed < Patience)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        return host.Complained(words);
    }

    private async Task FinishAsync(HostProcess host, string? failpoint)
    {
        while (_watch.Elapsed < options.Patience && await OpenAsync() > 0)
        {
            if (host.HasExited)
            {
                throw EndedByItself(host);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        await StopAsync(host, failpoint);
    }

    private static HostBrokenException EndedByItself(HostProcess host) => new($"a host ended by itself with exit code {host.ExitCode}");
}
