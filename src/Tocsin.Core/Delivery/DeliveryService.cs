using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Runs one worker a platform while the program runs, and the sweep beside them.</summary>
/// <remarks>
/// At the start it takes back what the process before it held. At a stop nothing new leaves; what is under way is waited
/// for, so that an orderly stop leaves nothing in doubt.
/// </remarks>
internal sealed partial class DeliveryService(
    IEnumerable<IPlatform> platforms,
    DeliveryWorkers workers,
    DeliveryRecovery recovery,
    DeliverySweep sweep,
    PlatformPauses pauses,
    RecentSends recent,
    NoticeStore notices,
    DeliverySignal signal,
    Generation generation,
    DeliveryWatch watch,
    ClockGuard guard,
    NodeIdentity node,
    Database database,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<DeliveryService> log) : BackgroundService
{
    private static readonly TimeSpan LongestSweepPeriod = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan LongestWaitForTime = TimeSpan.FromSeconds(15);

    private readonly IReadOnlyDictionary<string, TimeSpan> _nonceWindows =
        platforms.ToDictionary(platform => platform.Name, platform => platform.Traits.NonceWindow);

    /// <summary>So often that what a dead holder left comes back soon after its lease is over.</summary>
    private TimeSpan SweepPeriod => options.Value.Lease / 3 < LongestSweepPeriod ? options.Value.Lease / 3 : LongestSweepPeriod;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await generation.CheckAsync(cancellationToken) is { } doubtful)
        {
            Log.Restored(log, doubtful);
        }

        var lost = await recovery.TakeBackAsync(node.Id, [], _nonceWindows, cancellationToken);
        if (lost > 0)
        {
            Log.TakenBack(log, lost);
        }

        var waits = await pauses.LoadAsync(cancellationToken);
        // On a server the leases of one that just died still run.
        workers.Restore(waits, justDied: lost > 0 || database.Engine == DatabaseEngine.Postgres);
        workers.Restore(await recent.LoadAsync(cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        var stopped = base.StopAsync(cancellationToken);
        try
        {
            await stopped.WaitAsync(options.Value.DrainTimeLimit, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.DrainOver(log, options.Value.DrainTimeLimit);
        }

        await AdvanceAsync(cancellationToken);
        node.GiveUp();
    }

    /// <summary>So that a copy made before this stop is told from what this process leaves.</summary>
    private async Task AdvanceAsync(CancellationToken cancellationToken)
    {
        try
        {
            await generation.AdvanceAsync(cancellationToken);
            await watch.LeaveAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            Log.SweepFailed(log, failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (platforms.Any(platform => platform.Traits.TellsTime))
        {
            // A clock that was wrong already at the start would post early, or let expire, before any answer could object.
            await Task.WhenAny(guard.Heard, Task.Delay(LongestWaitForTime, clock, stoppingToken));
        }

        await Task.WhenAll([.. workers.All.Select(worker => worker.RunAsync(stoppingToken)), SweepAsync(stoppingToken)]);
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(SweepPeriod, clock);
        try
        {
            do
            {
                try
                {
                    await SweepOnceAsync(stopping);
                }
                catch (Exception failure) when (!stopping.IsCancellationRequested)
                {
                    Log.SweepFailed(log, failure);
                }
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // Whatever the stop broke off is done at the next start.
        }
    }

    private async Task SweepOnceAsync(CancellationToken stopping)
    {
        await watch.LookAsync(stopping);
        if (!guard.IsSound)
        {
            Log.ClockSet(log, guard.Skew);
            await notices.AddAsync(
                NoticeKind.Clock, "clock", [Math.Round(guard.Skew.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture)], stopping);
            return;
        }

        await generation.AdvanceAsync(stopping);
        var revived = await sweep.RunAsync(stopping);
        var lost = await recovery.TakeBackAsync(node.Id, workers.AtWork, _nonceWindows, stopping);
        if (revived + lost > 0)
        {
            signal.Pulse();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2034, LogLevel.Warning, "The database is an older copy than the one that ran last (or came without its tocsin.lock). Everything is halted, {Count} posts that were open are in doubt; settle them and lift the halt")]
        public static partial void Restored(ILogger log, int count);

        [LoggerMessage(2030, LogLevel.Information, "Took back {Count} deliveries that the run before this one held")]
        public static partial void TakenBack(ILogger log, int count);

        [LoggerMessage(2031, LogLevel.Warning, "Some answers did not come within {Limit}; what became of them is decided at the next start")]
        public static partial void DrainOver(ILogger log, TimeSpan limit);

        [LoggerMessage(2032, LogLevel.Error, "The sweep of deliveries failed; it runs again in 20 seconds")]
        public static partial void SweepFailed(ILogger log, Exception exception);

        [LoggerMessage(2033, LogLevel.Warning, "The clock was set: it is off by {Skew}. Nothing is planned or broadcast until it is right again or an organizer says that it is")]
        public static partial void ClockSet(ILogger log, TimeSpan skew);
    }
}
