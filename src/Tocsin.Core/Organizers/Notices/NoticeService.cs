using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;

namespace Tocsin.Core.Organizers.Notices;

/// <summary>Keeps organizers told while the bot runs. Before anything starts it holds their key to the database.</summary>
internal sealed partial class NoticeService(
    NoticePoster poster,
    KeyCheck check,
    DeliverySignal signal,
    IOptions<OrganizerOptions> options,
    TimeProvider clock,
    ILogger<NoticeService> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await check.RunAsync(options.Value.AcceptNewKey, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var reminded = clock.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            // Taken before looking, so that what happens meanwhile is not slept over.
            var pulse = signal.Next;
            try
            {
                await poster.RunAsync(stoppingToken);
                if (clock.GetElapsedTime(reminded) > ReminderPeriod)
                {
                    await poster.RemindAsync(stoppingToken);
                    reminded = clock.GetTimestamp();
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

            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(pulse, Task.Delay(Period, clock, woken.Token));
            await woken.CancelAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2200, LogLevel.Error, "What organizers must know could not be posted; it is tried again in 5 seconds")]
        public static partial void Failed(ILogger log, Exception failure);
    }
}
