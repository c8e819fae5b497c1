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
                await search.RefreshAsync(new Progress<int>(read => Log.Progress(logger, read)), stoppingToken);
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

    private static partial class Log
    {
        [LoggerMessage(4012, LogLevel.Warning, "The search index was damaged on the disk and is made anew from the archive")]
        public static partial void Damaged(ILogger logger);

        [LoggerMessage(4010, LogLevel.Debug, "The search index has read {Articles} articles")]
        public static partial void Progress(ILogger logger, int articles);

        [LoggerMessage(4011, LogLevel.Error, "The search index could not follow the archive; it tries again. Searches answer from what it has")]
        public static partial void Failed(ILogger logger, Exception problem);
    }
}
