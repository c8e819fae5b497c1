using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;
using Tocsin.Core.Campaigns;

namespace Tocsin.Core.Dispatch;

/// <summary>Sweeps at the start, each minute and whenever campaigns change, and keeps Quartz's triggers in step.</summary>
internal sealed partial class DispatchService(
    DispatchSweep sweep,
    QuartzTriggers triggers,
    ISchedulerFactory quartz,
    CampaignsChanged changes,
    IOptions<DispatchOptions> options,
    TimeProvider clock,
    ILogger<DispatchService> log) : BackgroundService
{
    private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = changes.Subscribe(
            () => Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult());
        while (!stoppingToken.IsCancellationRequested)
        {
            var changed = _changed.Task;
            try
            {
                await sweep.RunAsync(stoppingToken);
                await triggers.SyncAsync(await quartz.GetScheduler(stoppingToken), stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.SweepFailed(log, failure);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off in the middle; the next start sweeps first of all.
                return;
            }

            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(changed, Task.Delay(options.Value.Sweep, clock, woken.Token));
            await woken.CancelAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1920, LogLevel.Error, "The sweep of schedules failed; it runs again within a minute")]
        public static partial void SweepFailed(ILogger log, Exception exception);
    }
}
