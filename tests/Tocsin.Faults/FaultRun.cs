using System.Diagnostics;

namespace Tocsin.Faults;

/// <summary>Starts the host, ends it in every way there is, starts it again, until everything is settled; then counts.</summary>
internal sealed class FaultRun(FaultOptions options, FaultFolder folder, LedgerServer ledger)
{
    /// <summary>How long a life lasts, about: what is to be sent is spread over all of them.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMilliseconds(600);

    /// <summary>What no process takes unless it hangs, however busy the machine is.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly LockedRandom _random = new(options.Seed);
    private readonly Dictionary<string, int> _hits = [];
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly FailpointTurns _turns = new(options);
    private readonly Mishaps _mishaps = new(options, folder, ledger);
    private int _kills;
    private int _editKills;
    private bool _editing;

    public static async Task<FaultResult> RunAsync(FaultOptions options, CancellationToken cancellationToken)
    {
        await using var folder = await FaultFolder.CreateAsync(options, cancellationToken);
        await using var ledger = await LedgerServer.StartAsync(options, TimeProvider.System);
        return await new FaultRun(options, folder, ledger).RunAsync(cancellationToken);
    }

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
            SlowestStop = _mishaps.SlowestStop,
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
        var lives = _turns.OfBroadcast().ToList();
        await Task.WhenAll(Enumerable.Range(0, options.Nodes).Select(async node =>
        {
            foreach (var failpoint in lives.Where((_, index) => index % options.Nodes == node))
            {
                await LiveAsync(node, failpoint, KillAsync, cancellationToken);
            }
        }));

        for (var stop = 0; stop < options.Stops; stop++)
        {
            await LiveAsync(0, null, _mishaps.StopAsync, cancellationToken);
        }

        for (var freeze = 0; freeze < options.Freezes; freeze++)
        {
            await LiveAsync(0, null, _mishaps.FreezeAsync, cancellationToken);
        }

        for (var outage = 0; outage < options.Outages; outage++)
        {
            await LiveAsync(0, null, _mishaps.OutageAsync, cancellationToken);
        }

        for (var full = 0; full < options.FullDisks; full++)
        {
            await LiveAsync(0, null, _mishaps.FullDiskAsync, cancellationToken);
        }

        for (var locked = 0; locked < options.Locks; locked++)
        {
            await LiveAsync(0, null, _mishaps.LockAsync, cancellationToken);
        }

        await LiveAsync(0, null, FinishAsync, cancellationToken);
    }

    /// <summary>All is posted; organizers write, correct and recall, and the process dies under them.</summary>
    private async Task EditAsync(CancellationToken cancellationToken)
    {
        _editing = true;
        foreach (var failpoint in _turns.OfEdits())
        {
            await LiveAsync(0, failpoint, KillAsync, cancellationToken);
        }

        await LiveAsync(0, null, FinishAsync, cancellationToken);
    }

    private Task<long> OpenAsync() =>
        _editing ? EditResult.OpenAsync(folder, CancellationToken.None) : FaultResult.OpenAsync(folder, CancellationToken.None);

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
                throw HostBrokenException.EndedByItself(host);
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

    private async Task FinishAsync(HostProcess host, string? failpoint)
    {
        while (_watch.Elapsed < options.Patience && await OpenAsync() > 0)
        {
            if (host.HasExited)
            {
                throw HostBrokenException.EndedByItself(host);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        await _mishaps.StopAsync(host, failpoint);
    }
}
