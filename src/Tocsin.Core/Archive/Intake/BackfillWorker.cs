using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Walks the backfills, each on its own and step by step, so that a stop holds after the page that is being read.</summary>
internal sealed partial class BackfillWorker(
    BackfillStore backfills, SourceStore sources, BackfillWalk walk, Turns turns, TimeProvider clock, ILogger<BackfillWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    private readonly Dictionary<SourceId, Task> _running = [];

    /// <summary>Starts every walk that is due; returns those that run.</summary>
    public async Task<IReadOnlyCollection<Task>> StartDueAsync(CancellationToken cancellationToken)
    {
        foreach (var ended in _running.Where(entry => entry.Value.IsCompleted).Select(entry => entry.Key).ToList())
        {
            _running.Remove(ended);
        }

        foreach (var backfill in await backfills.DueAsync(cancellationToken))
        {
            if (!_running.ContainsKey(backfill.Source))
            {
                _running[backfill.Source] = WalkAsync(backfill.Source, cancellationToken);
            }
        }

        return _running.Values;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => turns.WorkAsync("backfills", RunAsync, stoppingToken);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StartDueAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.WalkFailed(logger, error);
            }

            await Task.Delay(Tick, clock, stoppingToken);
        }
    }

    private async Task WalkAsync(SourceId id, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            // Asked anew before each step: people may have stopped it.
            while (await backfills.FindAsync(id, cancellationToken) is { State: BackfillState.Running } backfill
                && backfill.NextTry <= clock.GetUtcNow()
                && await sources.FindAsync(id, cancellationToken) is { } source)
            {
                await walk.StepAsync(backfill, source, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It goes on where it was after the next start.
        }
        catch (Exception error)
        {
            Log.WalkFailed(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3121, LogLevel.Error, "A backfill failed by a fault of our own; it is tried again.")]
        public static partial void WalkFailed(ILogger logger, Exception error);
    }
}
