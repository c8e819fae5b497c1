using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Search;

/// <summary>Keeps the index up to date with the archive while the program runs.</summary>
internal sealed partial class IndexKeeper(
    ArchiveSearch search, IOptions<SearchOptions> options, TimeProvider clock, ILogger<IndexKeeper> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RefreshEvery, clock);
        await Task.Yield();
        if (!await search.VerifyAsync(stoppingToken))
        {
            Log.Damaged(logger);
        }

        do
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception problem)
            {
                Log.Failed(logger, problem);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var isMaking = search.State is { IsBeingMade: true, IsWriter: true };
        if (isMaking)
        {
            Log.Making(logger);
        }

        await search.RefreshAsync(new SparseProgress(logger), cancellationToken);
        if (isMaking)
        {
            Log.Made(logger, search.State.Articles);
        }
    }

    /// <summary>Logs every so many articles: nothing of the few that come in a day, a line every few seconds of a rebuild.</summary>
    private sealed class SparseProgress(ILogger logger) : IProgress<int>
    {
        private const int Step = 10_000;
        private int _last;

        public void Report(int value)
        {
            if (value - _last >= Step)
            {
                _last = value;
                Log.Progress(logger, value);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4012, LogLevel.Warning, "The search index was damaged on the disk and is made anew from the archive")]
        public static partial void Damaged(ILogger logger);

        [LoggerMessage(4013, LogLevel.Information, "The search index is being made from the archive; searches answer from what is done")]
        public static partial void Making(ILogger logger);

        [LoggerMessage(4014, LogLevel.Information, "The search index is made: {Articles} articles")]
        public static partial void Made(ILogger logger, int articles);

        [LoggerMessage(4010, LogLevel.Information, "The search index has read {Articles} articles so far")]
        public static partial void Progress(ILogger logger, int articles);

        [LoggerMessage(4011, LogLevel.Error, "The search index could not follow the archive; it tries again. Searches answer from what it has")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
