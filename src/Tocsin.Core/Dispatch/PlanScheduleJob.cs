using Quartz;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Dispatch;

/// <summary>What Quartz wakes us for: plan what one schedule owes, and set its next trigger.</summary>
/// <remarks>
/// Idempotent, and it looks at the schedule itself, not at when it was meant to fire: a late, a recovered or a repeated
/// firing does the same. A job that throws counts as done for Quartz; the sweep comes by within the minute.
/// </remarks>
internal sealed class PlanScheduleJob(ScheduleStore schedules, DispatchPlanner planner, QuartzTriggers triggers) : IJob
{
    public static readonly JobKey Key = new("plan", "tocsin");

    public const string ScheduleId = "schedule";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var id = long.Parse(
            context.MergedJobDataMap.GetString(ScheduleId)!, System.Globalization.CultureInfo.InvariantCulture);
        if (await schedules.FindAsync(id, cancellationToken) is { } schedule)
        {
            await planner.PlanAsync(schedule, cancellationToken);
            try
            {
                await triggers.SetAsync(context.Scheduler, schedule, cancellationToken);
            }
            catch (SchedulerException) when (context.Scheduler.Status != SchedulerStatus.Running)
            {
                // At a stop the scheduler refuses a new trigger; the next start sets it.
            }
        }
    }
}
