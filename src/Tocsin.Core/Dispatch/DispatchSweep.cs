using Microsoft.Extensions.Logging;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Dispatch;

/// <summary>Looks through all schedules and plans what each owes: what Quartz missed, lost or never knew is found here.</summary>
internal sealed partial class DispatchSweep(ScheduleStore schedules, DispatchPlanner planner, ChangedPosts changed, ILogger<DispatchSweep> log)
{
    /// <summary>Plans all that is due, and tells organizers of posted articles that have changed. A schedule that fails does not hold up the others.</summary>
    /// <returns>How many dispatches were added.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var schedule in await schedules.ActiveAsync(cancellationToken))
        {
            try
            {
                added += await planner.PlanAsync(schedule, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(log, $"{schedule.CampaignName}/{schedule.Definition.Name}", failure);
            }
        }

        await changed.TellAsync(cancellationToken);
        return added;
    }

    private static partial class Log
    {
        [LoggerMessage(1910, LogLevel.Error, "{Schedule} could not be planned; the next sweep tries again")]
        public static partial void Failed(ILogger log, string schedule, Exception exception);
    }
}
