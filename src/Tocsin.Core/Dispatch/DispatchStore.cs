using System.Text.Json;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Dispatch;

/// <summary>The table of dispatches, and how far each schedule is planned.</summary>
internal sealed class DispatchStore(Database database)
{
    /// <summary>Writes a dispatch and all its deliveries in the caller's transaction.</summary>
    /// <returns>Its number; null when this origin has a dispatch at this instant already: nothing was written.</returns>
    public static async Task<long?> AddAsync(DbSession session, DispatchDraft draft, DateTimeOffset now)
    {
        var added = await session.FirstAsync<IdRow>(
            """
            INSERT INTO dispatch (origin, name, scheduled_at, local_time, zone, campaign, campaign_revision, state,
              when_in_doubt, for_organizers, mention, expires_at, content, audience, created_at)
            VALUES (@Origin, @Name, @At, @Local, @Zone, @Campaign, @CampaignRevision, @State, @Doubt, @ForOrganizers, @Mention, @Expires,
              @Content, @Audience, @Now)
            ON CONFLICT (origin, scheduled_at) DO NOTHING
            RETURNING id AS Id
            """,
            new
            {
                draft.Origin,
                draft.Name,
                At = WholeSeconds(draft.Instant.Utc),
                Local = draft.Instant.Local.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
                draft.Instant.Zone,
                draft.Campaign,
                draft.CampaignRevision,
                State = draft.Ask ? "asked" : draft.HeldBack ? "paused" : "planned",
                Doubt = draft.InDoubt.ToString().ToLowerInvariant(),
                ForOrganizers = draft.ForOrganizers ? 1 : 0,
                Mention = draft.Mention?.ToText(),
                Expires = draft.ExpiresAt.ToUnixTimeMilliseconds(),
                Content = draft.Content.Write(),
                Audience = JsonSerializer.Serialize(draft.Audience, DispatchJson.Default.Audience),
                Now = now.ToUnixTimeMilliseconds(),
            });
        if (added is null)
        {
            return null;
        }

        await DeliveryQueue.AddAsync(
            session,
            added.Id,
            draft.Chats.Select(chat => (chat, QuietTime.EndOf(chat.Settings, draft.Instant.Utc > now ? draft.Instant.Utc : now))),
            draft.Priority,
            draft.ExpiresAt,
            now);
        await session.ExecuteAsync(
            "INSERT INTO dispatch_article (dispatch_id, article_id) VALUES (@Dispatch, @Article)",
            draft.Articles.Select(article => new { Dispatch = added.Id, Article = article.Value }));
        return added.Id;
    }

    /// <summary>Takes a dispatch out of the outbox in the caller's transaction; what has begun to leave goes on.</summary>
    public static async Task WithdrawAsync(DbSession session, long dispatch, string reason, DateTimeOffset now)
    {
        var arguments = new { dispatch, reason, Now = now.ToUnixTimeMilliseconds() };
        await session.ExecuteAsync("UPDATE dispatch SET state = 'cancelled', state_reason = @reason WHERE id = @dispatch", arguments);
        await session.ExecuteAsync(
            """
            UPDATE delivery SET state = 'cancelled', changed_at = @Now
            WHERE dispatch_id = @dispatch AND state IN ('queued', 'suspended') AND begun = 0
            """,
            arguments);
    }

    /// <summary>What waits for a later time goes out now, in the caller's transaction; quiet hours are kept.</summary>
    public static async Task BringForwardAsync(DbSession session, long dispatch, DateTimeOffset now)
    {
        var waiting = await session.QueryAsync<WaitingRow>(
            """
            SELECT d.id AS Delivery, c.id AS Id, c.address AS Address, c.settings AS Settings, c.suspended AS Suspended
            FROM delivery d JOIN chat c ON c.id = d.chat_id
            WHERE d.dispatch_id = @dispatch AND d.state IN ('queued', 'suspended') AND d.not_before > @Now
            """,
            new { dispatch, Now = now.ToUnixTimeMilliseconds() });
        await session.ExecuteAsync(
            "UPDATE delivery SET not_before = @At WHERE id = @Delivery",
            waiting.Select(row => new { row.Delivery, At = QuietTime.EndOf(row.ToChat().Settings, now).ToUnixTimeMilliseconds() }));
    }

    /// <summary>How far a schedule is planned; null when it never was.</summary>
    public Task<ScheduleCursor?> CursorAsync(long schedule, CancellationToken cancellationToken) =>
        database.ReadAsync(session => CursorAsync(session, schedule), cancellationToken);

    /// <summary>The same, in the caller's transaction.</summary>
    public static async Task<ScheduleCursor?> CursorAsync(DbSession session, long schedule)
    {
        var row = await session.FirstAsync<CursorRow>(
            "SELECT planned_until AS PlannedUntil, ask_until AS AskUntil FROM schedule_cursor WHERE schedule_id = @schedule", new { schedule });
        return row is null
            ? null
            : new ScheduleCursor(
                DateTimeOffset.FromUnixTimeMilliseconds(row.PlannedUntil),
                row.AskUntil is { } ask ? DateTimeOffset.FromUnixTimeMilliseconds(ask) : null);
    }

    public static Task<int> PlannedAsync(DbSession session, long schedule, DateTimeOffset until) =>
        session.ExecuteAsync(
            """
            INSERT INTO schedule_cursor (schedule_id, planned_until) VALUES (@schedule, @Until)
            ON CONFLICT (schedule_id) DO UPDATE SET planned_until = excluded.planned_until
            WHERE excluded.planned_until > schedule_cursor.planned_until
            """,
            new { schedule, Until = until.ToUnixTimeMilliseconds() });

    /// <summary>When this schedule last made a dispatch; null when it never did.</summary>
    public async Task<DateTimeOffset?> LastDispatchAsync(long schedule, CancellationToken cancellationToken)
    {
        var last = await database.ReadAsync(
            session => session.ScalarAsync<long?>(
                "SELECT MAX(created_at) FROM dispatch WHERE origin = @Origin", new { Origin = OriginOf(schedule) }),
            cancellationToken);
        return last is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(last.Value);
    }

    /// <summary>Whether a post of the campaign waits because all chats refused it alike: then nobody sends its next one unasked.</summary>
    public static async Task<bool> IsHeldBackAsync(DbSession session, string campaign, DateTimeOffset now) =>
        await session.ScalarAsync<long>(
            "SELECT COUNT(*) FROM dispatch WHERE campaign = @campaign AND state = 'paused' AND expires_at > @Now",
            new { campaign, Now = now.ToUnixTimeMilliseconds() }) > 0;

    public static string OriginOf(long schedule) => $"schedule:{schedule}";

    private static long WholeSeconds(DateTimeOffset instant) => instant.ToUnixTimeSeconds() * 1000;

    private sealed class IdRow
    {
        public long Id { get; set; }
    }

    private sealed class WaitingRow : ChatRow
    {
        public long Delivery { get; set; }
    }

    private sealed class CursorRow
    {
        public long PlannedUntil { get; set; }

        public long? AskUntil { get; set; }
    }
}

/// <summary>How far a schedule is planned.</summary>
/// <param name="PlannedUntil">Instants up to here are dealt with.</param>
/// <param name="AskUntil">Instants up to here may have been posted by a run that this database does not know: organizers are asked.</param>
internal sealed record ScheduleCursor(DateTimeOffset PlannedUntil, DateTimeOffset? AskUntil);
