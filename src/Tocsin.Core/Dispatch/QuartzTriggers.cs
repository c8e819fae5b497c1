using Microsoft.Extensions.Options;
using Quartz;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Dispatch;

/// <summary>Keeps one one-shot trigger a schedule in Quartz, a moment before the schedule's next instant. Our schedules are the truth.</summary>
/// <remarks>
/// Cron is not left to Quartz: the rule itself says what comes next, so a clock change or a rule that cron cannot say
/// makes no difference, and losing Quartz's tables loses nothing.
/// </remarks>
internal sealed class QuartzTriggers(ScheduleStore schedules, DispatchStore store, IOptions<DispatchOptions> options, TimeProvider clock)
{
    private const string Group = "schedules";

    /// <summary>Makes Quartz's triggers what the schedules say.</summary>
    public async Task SyncAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<PlanScheduleJob>()
            .WithIdentity(PlanScheduleJob.Key)
            .StoreDurably()
            .RequestRecovery()
            .Build();
        await scheduler.AddJob(job, new AddJobOptions { Replace = true }, cancellationToken);

        var active = await schedules.ActiveAsync(cancellationToken);
        foreach (var schedule in active)
        {
            await SetAsync(scheduler, schedule, cancellationToken);
        }

        var known = active.Select(KeyOf).ToHashSet();
        foreach (var trigger in await scheduler.GetTriggersOfJob(PlanScheduleJob.Key, cancellationToken))
        {
            if (trigger.Key.Group == Group && !known.Contains(trigger.Key))
            {
                await scheduler.UnscheduleJob(trigger.Key, cancellationToken);
            }
        }
    }

    /// <summary>Sets, moves or takes away the trigger of one schedule.</summary>
    public async Task SetAsync(IScheduler scheduler, StoredSchedule schedule, CancellationToken cancellationToken)
    {
        var key = KeyOf(schedule);
        var there = await scheduler.GetTrigger(key, cancellationToken);
        // What is planned ahead is done: its trigger would only fire again.
        var after = clock.GetUtcNow();
        var planned = (await store.CursorAsync(schedule.Id, cancellationToken))?.PlannedUntil;
        if (schedule.NextAfter(planned > after ? planned.Value : after) is not { } next)
        {
            if (there is not null)
            {
                await scheduler.UnscheduleJob(key, cancellationToken);
            }

            return;
        }

        var wake = next.Utc - options.Value.Lead;
        if (there?.NextFireTimeUtc == wake)
        {
            return;
        }

        var trigger = TriggerBuilder.Create()
            .WithIdentity(key)
            .ForJob(PlanScheduleJob.Key)
            .UsingJobData(PlanScheduleJob.ScheduleId, schedule.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .StartAt(wake)
            .WithSimpleSchedule(simple => simple.WithMisfireInstruction(SimpleTriggerMisfireInstruction.FireNow))
            .Build();
        await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    private static TriggerKey KeyOf(StoredSchedule schedule) =>
        new(schedule.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Group);
}
