using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Delivery;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Looks for the feeds of sites that took too long while somebody waited, and tells organizers what came of it.</summary>
internal sealed partial class WishWorker(
    Database database, SourceWishes wishes, SourceDirectory directory, Turns turns, TimeProvider clock, ILogger<WishWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);

    /// <summary>Looks at every wish once; one that fails by a fault of our own stays.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var wish in await wishes.ListAsync(cancellationToken))
        {
            try
            {
                // Who asked for it is on record since then.
                var outcome = await directory.AddAsync(wish.Address, wish.Settings, Recorded.ByNobody, cancellationToken);
                await database.WriteAsync(session => SettleAsync(session, wish, outcome), cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.LookFailed(logger, error);
            }
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => turns.WorkAsync("wishes", LookAsync, stoppingToken);

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Log.LookFailed(logger, error);
            }

            await Task.Delay(Tick, clock, stoppingToken);
        }
    }

    private async Task SettleAsync(DbSession session, SourceWish wish, AddSourceOutcome outcome)
    {
        var now = clock.GetUtcNow();
        await SourceWishes.DoneAsync(session, wish);
        await (outcome switch
        {
            AddSourceOutcome.Added added => FoundAsync(added.Source),
            // Also after a stop between adding it and saying so.
            AddSourceOutcome.Known known => FoundAsync(known.Source),
            AddSourceOutcome.Several several => NoticeStore.AddAsync(
                session, NoticeKind.SourceChoice, wish.Address,
                [wish.Address, string.Join('\n', several.Feeds.Select(feed => $"/sources add {feed.Address.AbsoluteUri}"))], now),
            AddSourceOutcome.NoFeed none => NoticeStore.AddAsync(session, NoticeKind.SourceNotFound, wish.Address, [wish.Address, none.Reason.Stored], now),
            _ => Task.CompletedTask,
        });

        Task FoundAsync(Source source) =>
            NoticeStore.AddAsync(session, NoticeKind.SourceFound, SourceStore.Subject(source.Id), [source.Name, source.Id.ToString(), source.Url], now);
    }

    private static partial class Log
    {
        [LoggerMessage(3131, LogLevel.Error, "Looking for a site's feed failed by a fault of our own; it is tried again.")]
        public static partial void LookFailed(ILogger logger, Exception error);
    }
}
