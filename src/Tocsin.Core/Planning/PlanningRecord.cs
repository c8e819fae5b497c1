using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Planning;

/// <summary>Writes down who did what to a schedule, and tells the organizers, in the transaction of the deed itself.</summary>
internal sealed class PlanningRecord(AuditLog audit)
{
    /// <summary>A wish waits for a second person.</summary>
    public async Task ProposedAsync(DbSession session, Actor actor, ScheduleWish wish, DateTimeOffset now)
    {
        var (when, next) = (wish.Definition.When, wish.Definition.When.NextAfter(now, now));
        await audit.AppendAsync(
            session, actor.Id, "schedule.propose", WishSubject(wish), $"{wish.Name}: {when.Text} ({when.Zone})");
        await NoticeStore.AddAsync(
            session,
            NoticeKind.ScheduleProposed,
            WishSubject(wish),
            [wish.Name, $"{when.Text} ({when.Zone})", next is null ? "–" : NoticeStore.Value(next.Value.Utc), actor.Name],
            now);
    }

    /// <summary>A wish was said no to, or taken back.</summary>
    public async Task DroppedAsync(DbSession session, Actor actor, ScheduleWish wish, bool withdrawn, DateTimeOffset now)
    {
        await audit.AppendAsync(session, actor.Id, withdrawn ? "schedule.withdraw" : "schedule.reject", WishSubject(wish), wish.Name);
        await NoticeStore.AddAsync(
            session, withdrawn ? NoticeKind.ScheduleWithdrawn : NoticeKind.ScheduleRejected, WishSubject(wish), [wish.Name, actor.Name], now);
    }

    /// <summary>A schedule is not what it was.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="deed">approve, pause, resume, remove or skip.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="now">When; every deed is told, also the same one again.</param>
    public async Task ChangedAsync(DbSession session, Actor actor, string deed, StoredSchedule schedule, DateTimeOffset now)
    {
        var name = $"{schedule.CampaignName}/{schedule.Definition.Name}";
        var when = schedule.Definition.When;
        await audit.AppendAsync(session, actor.Id, $"schedule.{deed}", $"schedule:{schedule.Id}", $"{name}: {when.Text} ({when.Zone})");
        await NoticeStore.AddAsync(
            session,
            NoticeKind.ScheduleChanged(deed),
            string.Create(CultureInfo.InvariantCulture, $"schedule:{schedule.Id}:{now.ToUnixTimeMilliseconds()}"),
            [name, actor.Name],
            now);
    }

    /// <summary>An organizer answered for a post that waited.</summary>
    public Task AnsweredAsync(DbSession session, Actor actor, long dispatch, bool send) =>
        audit.AppendAsync(session, actor.Id, send ? "dispatch.post" : "dispatch.skip", $"dispatch:{dispatch}", "");

    private static string WishSubject(ScheduleWish wish) => $"schedule-wish:{wish.Id}";
}
