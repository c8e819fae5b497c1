using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Delivery.Erasing;

/// <summary>Purges at the start and each day.</summary>
internal sealed partial class PurgeService(
    DeliveryPurge purge, IOptions<DeliveryOptions> options, TimeProvider clock, ILogger<PurgeService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var emptied = await purge.RunAsync(options.Value.KeepDays, stoppingToken);
                if (emptied > 0)
                {
                    Log.Purged(log, emptied, options.Value.KeepDays);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.Failed(log, failure);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromDays(1), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2040, LogLevel.Information, "The texts of {Count} messages that were sent more than {Days} days ago are forgotten")]
        public static partial void Purged(ILogger log, int count, int days);

        [LoggerMessage(2041, LogLevel.Error, "Old texts could not be forgotten; it is tried again tomorrow")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
