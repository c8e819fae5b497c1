using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Dispatch;

/// <summary>Turns due instants into dispatches. Planning twice adds nothing, whoever asks and however often.</summary>
/// <remarks>
/// A dispatch, its deliveries and the schedule's cursor are one transaction. Quartz and the sweep both call this; neither
/// is needed for correctness, only for promptness.
/// </remarks>
internal sealed partial class DispatchPlanner(
    Database database,
    DispatchStore store,
    CampaignStore campaigns,
    ChatStore chats,
    ComposeContent compose,
    DeliverySignal signal,
    ClockGuard guard,
    IOptions<DispatchOptions> options,
    TimeProvider clock,
    ILogger<DispatchPlanner> log) : IDisposable
{
    // One at a time: two schedules must not both find the same article new.
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Plans all that <paramref name="schedule"/> owes by now, and what comes in a moment: that waits in the outbox for its instant.</summary>
    /// <returns>How many dispatches were added.</returns>
    public async Task<int> PlanAsync(StoredSchedule schedule, CancellationToken cancellationToken)
    {
        if (!guard.IsSound)
        {
            return 0;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var cursor = await store.CursorAsync(schedule.Id, cancellationToken);
            var due = DueInstants.Of(schedule, cursor?.PlannedUntil ?? schedule.Since, now + options.Value.Lead);
            return due.Count == 0 ? 0 : await PlanAsync(schedule, due, cursor?.AskUntil, now, cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Puts a post in the outbox that no schedule made; the same key again adds nothing.</summary>
    /// <returns>The dispatch's number; null when the key was used already.</returns>
    public async Task<long?> PostByHandAsync(HandPost post, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var wanted = await (post.ForOrganizers ? chats.ListRoomsAsync(cancellationToken) : chats.ListActiveAsync(post.Audience, cancellationToken));
        var draft = post.ToDraft(wanted, now);
        var id = await database.WriteAsync(session => DispatchStore.AddAsync(session, draft, now), cancellationToken);
        signal.Pulse();
        return id;
    }

    public void Dispose() => _one.Dispose();

    private async Task<int> PlanAsync(
        StoredSchedule schedule, IReadOnlyList<ScheduledInstant> due, DateTimeOffset? askUntil, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var decision = CatchUpDecision.For(due, now, schedule.Definition, options.Value.LateAfter, askUntil);
        await SayMissedAsync(schedule, decision.Missed, now, cancellationToken);
        var added = 0;
        foreach (var instant in decision.Post.Concat(decision.Ask).OrderBy(instant => instant.Utc))
        {
            added += await PlanAsync(schedule, instant, ask: decision.Ask.Contains(instant), cancellationToken) ? 1 : 0;
        }

        await database.WriteAsync(session => DispatchStore.PlannedAsync(session, schedule.Id, due[^1].Utc), cancellationToken);
        return added;
    }

    private async Task<bool> PlanAsync(StoredSchedule schedule, ScheduledInstant instant, bool ask, CancellationToken cancellationToken)
    {
        var name = NameOf(schedule);
        var campaign = await campaigns.FindAsync(schedule.CampaignName, cancellationToken);
        if (campaign is null)
        {
            return false;
        }

        var audience = schedule.Definition.Audience ?? campaign.Campaign.Audience;
        var wanted = Admitted(await chats.ListActiveAsync(audience, cancellationToken), campaign.Campaign, schedule.Definition.What);
        if (wanted.Count == 0)
        {
            Log.NobodyThere(log, name);
            return false;
        }

        var languages = wanted.Select(chat => chat.Settings.Language).Distinct(StringComparer.Ordinal).ToList();
        var content = await compose(new ContentRequest(schedule, campaign, instant, languages), cancellationToken);
        var now = clock.GetUtcNow();
        var planned = await database.WriteAsync(
            async session =>
            {
                await DispatchStore.PlannedAsync(session, schedule.Id, instant.Utc);
                if (content is not ComposedContent.Ready ready)
                {
                    await SayNothingAsync(session, name, schedule, instant, content, now);
                    return false;
                }

                var heldBack = !ask && await DispatchStore.IsHeldBackAsync(session, campaign.Campaign.Name, now);
                var id = await DispatchStore.AddAsync(
                    session,
                    new DispatchDraft
                    {
                        Origin = DispatchStore.OriginOf(schedule.Id),
                        Name = name,
                        Instant = instant,
                        Content = new FrozenContent(ready.Posts),
                        Audience = audience,
                        Chats = wanted,
                        ExpiresAt = instant.Utc + schedule.Definition.ExpiresAfter,
                        Campaign = campaign.Campaign.Name,
                        CampaignRevision = campaign.Revision,
                        Priority = schedule.Definition.Priority,
                        InDoubt = campaign.Campaign.InDoubt,
                        Ask = ask,
                        HeldBack = heldBack,
                        Articles = ready.Articles,
                    },
                    now);
                if (id is not null && (ask || heldBack))
                {
                    var kind = ask ? NoticeKind.Asked : NoticeKind.HeldBack;
                    await NoticeStore.AddAsync(session, kind, $"dispatch:{id}", [name, NoticeStore.Value(instant.Utc)], now);
                }

                Failpoint.Hit(Failpoint.PlanBeforeCommit);
                return id is not null;
            },
            cancellationToken);
        Failpoint.Hit(Failpoint.PlanAfterCommit);
        if (planned)
        {
            signal.Pulse();
            Log.Planned(log, name, instant.Local, instant.Zone, wanted.Count);
        }

        return planned;
    }

    private async Task SayMissedAsync(
        StoredSchedule schedule, IReadOnlyList<ScheduledInstant> missed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (missed.Count == 0)
        {
            return;
        }

        await database.WriteAsync(
            session => NoticeStore.AddAsync(
                session,
                NoticeKind.Missed,
                $"schedule:{schedule.Id}:{missed[^1].Utc.ToUnixTimeSeconds()}",
                [
                    NameOf(schedule),
                    missed.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    NoticeStore.Value(missed[0].Utc),
                    NoticeStore.Value(missed[^1].Utc),
                ],
                now),
            cancellationToken);
        Log.Missed(log, NameOf(schedule), missed.Count);
    }

    private static Task SayNothingAsync(
        DbSession session, string name, StoredSchedule schedule, ScheduledInstant instant, ComposedContent content, DateTimeOffset now) =>
        content is ComposedContent.Impossible impossible
            ? NoticeStore.AddAsync(
                session, NoticeKind.CannotPlan, $"schedule:{schedule.Id}", [name, NoticeStore.Value(instant.Utc), impossible.Reason], now)
            : NoticeStore.AddAsync(
                session, NoticeKind.NothingToPost, $"schedule:{schedule.Id}", [name, NoticeStore.Value(instant.Utc)], now);

    /// <summary>A campaign may rather say nothing than speak a language that a chat did not choose.</summary>
    private static IReadOnlyList<Chat> Admitted(IReadOnlyList<Chat> chats, Campaign campaign, ScheduledContent what) =>
        what is ScheduledContent.Call or ScheduledContent.Reminder
            ? [.. chats.Where(chat => CampaignVariant.Choose(campaign, chat.Settings.Language) is not null)]
            : chats;

    private static string NameOf(StoredSchedule schedule) => $"{schedule.CampaignName}/{schedule.Definition.Name}";

    private static partial class Log
    {
        [LoggerMessage(1901, LogLevel.Information, "{Schedule} at {Local} {Zone}: a post for {Chats} chats is in the outbox")]
        public static partial void Planned(ILogger log, string schedule, DateTime local, string zone, int chats);

        [LoggerMessage(1902, LogLevel.Warning, "{Schedule}: {Count} instants passed while the bot was down and are not posted")]
        public static partial void Missed(ILogger log, string schedule, int count);

        [LoggerMessage(1903, LogLevel.Information, "{Schedule}: no chat of its audience is active, so nothing is posted")]
        public static partial void NobodyThere(ILogger log, string schedule);
    }
}
