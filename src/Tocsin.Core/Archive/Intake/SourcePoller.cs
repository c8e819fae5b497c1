using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Configuration;
using Tocsin.Core.Sources.Polling;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Visits the sources when they are due, several at once: a slow or failing one delays no other.</summary>
internal sealed partial class SourcePoller(
    SourceStore store, SourceVisit visit, SourcesSync sync, Turns turns, PollOptions options, TimeProvider clock, ILogger<SourcePoller> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(10);

    private readonly Dictionary<SourceId, (string Host, Task Visit)> _running = [];

    /// <summary>Starts every visit that is due and has room; returns those that run.</summary>
    public async Task<IReadOnlyCollection<Task>> StartDueAsync(CancellationToken cancellationToken)
    {
        await sync.RefreshAsync(cancellationToken);
        foreach (var ended in _running.Where(entry => entry.Value.Visit.IsCompleted).Select(entry => entry.Key).ToList())
        {
            _running.Remove(ended);
        }

        foreach (var source in await store.DueAsync(cancellationToken))
        {
            // A host takes one request at a time: several visits to one that hangs would only hold the places of others.
            var host = new Uri(source.Url).Host;
            if (_running.Count < options.AtOnce && !_running.Values.Any(running => running.Host == host))
            {
                _running[source.Id] = (host, VisitAsync(source, cancellationToken));
            }
        }

        return [.. _running.Values.Select(running => running.Visit)];
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => turns.WorkAsync("sources", RunAsync, stoppingToken);

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
                Log.PollFailed(logger, error);
            }

            await Task.Delay(Tick, clock, stoppingToken);
        }
    }

    // Yielding first keeps a long parse of one feed from holding up the start of the others.
    private async Task VisitAsync(Source source, CancellationToken cancellationToken)
    {
        await Task.Yield();
        try
        {
            await visit.RunAsync(source, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The visit is made again after the next start.
        }
        catch (Exception error)
        {
            Log.VisitFailed(logger, source.Id.Value, error);
            await visit.FailAsync(source, Faults.OurOwn, asked: null, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3111, LogLevel.Error, "Looking for due sources failed; it is tried again.")]
        public static partial void PollFailed(ILogger logger, Exception error);

        [LoggerMessage(3112, LogLevel.Error, "The visit to source {Source} failed by a fault of our own; it is tried again.")]
        public static partial void VisitFailed(ILogger logger, long source, Exception error);
    }
}
