using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Dispatch;

/// <summary>What comes next, over all schedules.</summary>
internal sealed class ScheduleOverview(ScheduleStore schedules, DispatchStore store, TimeProvider clock)
{
    /// <summary>The next <paramref name="count"/> instants, soonest first; paused schedules have none.</summary>
    public async Task<IReadOnlyList<UpcomingPost>> NextAsync(int count, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var queue = new PriorityQueue<(StoredSchedule Schedule, ScheduledInstant Instant), DateTimeOffset>();
        foreach (var schedule in await schedules.ActiveAsync(cancellationToken))
        {
            var planned = (await store.CursorAsync(schedule.Id, cancellationToken))?.PlannedUntil ?? now;
            Enqueue(queue, schedule, planned > now ? planned : now);
        }

        List<UpcomingPost> upcoming = [];
        while (upcoming.Count < count && queue.TryDequeue(out var next, out _))
        {
            upcoming.Add(new UpcomingPost(
                next.Schedule.CampaignName, next.Schedule.Definition.Name, KindOf(next.Schedule.Definition.What), next.Instant));
            Enqueue(queue, next.Schedule, next.Instant.Utc);
        }

        return upcoming;
    }

    private static void Enqueue(
        PriorityQueue<(StoredSchedule, ScheduledInstant), DateTimeOffset> queue, StoredSchedule schedule, DateTimeOffset after)
    {
        if (schedule.NextAfter(after) is { } instant)
        {
            queue.Enqueue((schedule, instant), instant.Utc);
        }
    }

    private static string KindOf(ScheduledContent what) => what switch
    {
        ScheduledContent.Call => "call",
        ScheduledContent.Reminder => "reminder",
        ScheduledContent.NewestArticle => "newest-article",
        ScheduledContent.OneArticle => "article",
        ScheduledContent.Digest => "digest",
        _ => throw new InvalidOperationException($"No word for {what.GetType().Name}."),
    };
}

/// <summary>One instant to come.</summary>
/// <param name="Campaign">The campaign's name.</param>
/// <param name="Schedule">The schedule's name in it.</param>
/// <param name="What">call, reminder, newest-article, article or digest.</param>
/// <param name="Instant">When, with local time and zone.</param>
internal sealed record UpcomingPost(string Campaign, string Schedule, string What, ScheduledInstant Instant);
