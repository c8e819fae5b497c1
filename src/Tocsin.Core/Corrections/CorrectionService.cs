using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Corrections.Changes;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Corrections;

/// <summary>Runs one worker a platform while the program runs, takes back what dead ones held, and tells organizers what is done.</summary>
internal sealed partial class CorrectionService(
    IEnumerable<IPlatform> platforms,
    ChangeWorkers workers,
    ChangeRecovery recovery,
    DoneNotices done,
    DeliverySignal signal,
    NodeIdentity node,
    IOptions<DeliveryOptions> options,
    TimeProvider clock,
    ILogger<CorrectionService> log) : BackgroundService
{
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromSeconds(10);

    private readonly IReadOnlyDictionary<string, TimeSpan> _nonceWindows =
        platforms.ToDictionary(platform => platform.Name, platform => platform.Traits.NonceWindow);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await recovery.TakeBackAsync(node.Id, [], _nonceWindows, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await base.StopAsync(cancellationToken).WaitAsync(options.Value.DrainTimeLimit, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.DrainOver(log, options.Value.DrainTimeLimit);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll([.. workers.All.Select(worker => worker.RunAsync(stoppingToken)), SweepAsync(stoppingToken)]);

    private async Task SweepAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await recovery.TakeBackAsync(node.Id, workers.AtWork, _nonceWindows, stopping) > 0)
                {
                    signal.Pulse();
                }

                await done.TellAsync(stopping);
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                Log.SweepFailed(log, failure);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(SweepPeriod, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2130, LogLevel.Warning, "Some answers to corrections did not come within {Limit}; they are asked for again at the next start")]
        public static partial void DrainOver(ILogger log, TimeSpan limit);

        [LoggerMessage(2131, LogLevel.Error, "The sweep of corrections failed; it runs again in 10 seconds")]
        public static partial void SweepFailed(ILogger log, Exception exception);
    }
}
