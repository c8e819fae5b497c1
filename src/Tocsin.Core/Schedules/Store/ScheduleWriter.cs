using System.Text.Json;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Schedules.Store;

/// <summary>Puts definitions into the schedule table, inside the transaction of whoever changes a campaign. Instants are UTC milliseconds.</summary>
internal static class ScheduleWriter
{
    /// <summary>
    /// Adds the schedule, brings it back if it was removed, or replaces its definition. Its number and its first appearance
    /// stay for good; a changed rule or a comeback counts from <paramref name="now"/>.
    /// </summary>
    public static Task PutAsync(DbSession session, long campaignId, ScheduleDefinition definition, string origin, long now) =>
        session.ExecuteAsync(
            """
            INSERT INTO schedule (campaign_id, name, rule, zone, definition, origin, first_seen, since)
            VALUES (@CampaignId, @Name, @Rule, @Zone, @Definition, @Origin, @Now, @Now)
            ON CONFLICT (campaign_id, name) DO UPDATE SET
              since = CASE
                WHEN schedule.removed_at IS NULL AND schedule.rule = excluded.rule AND schedule.zone = excluded.zone
                THEN schedule.since ELSE excluded.since END,
              rule = excluded.rule,
              zone = excluded.zone,
              definition = excluded.definition,
              origin = excluded.origin,
              removed_at = NULL
            """,
            new
            {
                CampaignId = campaignId,
                definition.Name,
                Rule = definition.When.Text,
                definition.When.Zone,
                Definition = JsonSerializer.Serialize(definition, CampaignJsonContext.Default.ScheduleDefinition),
                Origin = origin,
                Now = now,
            });

    /// <summary>Marks as removed what <paramref name="origin"/> brought and no longer names.</summary>
    public static Task RemoveOthersAsync(
        DbSession session, long campaignId, IReadOnlyCollection<string> kept, string origin, long now) =>
        session.ExecuteAsync(
            "UPDATE schedule SET removed_at = @Now WHERE campaign_id = @CampaignId AND origin = @Origin AND removed_at IS NULL"
            + (kept.Count == 0 ? "" : " AND name NOT IN @Kept"),
            new { CampaignId = campaignId, Origin = origin, Now = now, Kept = kept });
}
