using System.Globalization;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Campaigns.Store;

/// <summary>Writes what organizers approved in chat as a campaign's next revision. Its schedules stay as they are.</summary>
internal static class CampaignChatWriter
{
    /// <summary>Makes <paramref name="campaign"/> the current revision of its name, in the caller's transaction.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="campaign">The whole of it.</param>
    /// <param name="madeOf">The revision that it was made of; null for a campaign that is new.</param>
    /// <param name="proposedBy">An organizer's pseudonym.</param>
    /// <param name="approvedBy">Another's; in an emergency the same.</param>
    /// <param name="now">The clock.</param>
    /// <returns>The revision's number; null when another one holds by now: nothing was written.</returns>
    public static async Task<int?> PutAsync(
        DbSession session, Campaign campaign, int? madeOf, string proposedBy, string approvedBy, long now)
    {
        var known = await session.FirstAsync<Row>(
            """
            SELECT c.id AS Id, c.removed_at AS RemovedAt,
              (SELECT MAX(a.number) FROM campaign_revision a WHERE a.campaign_id = c.id AND a.approved_at IS NOT NULL) AS Holds,
              (SELECT MAX(n.number) FROM campaign_revision n WHERE n.campaign_id = c.id) AS Last
            FROM campaign c WHERE c.name = @Name
            """,
            new { campaign.Name });
        if ((known is { RemovedAt: null } ? known.Holds : null) != madeOf)
        {
            return null;
        }

        var id = known?.Id ?? await session.ScalarAsync<long>(
            "INSERT INTO campaign (name, origin, first_seen) VALUES (@Name, @Origin, @now) RETURNING id",
            new { campaign.Name, Origin = Origin.Chat, now });
        var (number, content) = ((known?.Last ?? 0) + 1, CampaignContent.Of(campaign));
        await session.ExecuteAsync("UPDATE campaign SET removed_at = NULL WHERE id = @id", new { id });
        await session.ExecuteAsync(
            """
            INSERT INTO campaign_revision
              (campaign_id, number, hash, content, first_day, last_day, origin, created_at, proposed_by, approved_by, approved_at)
            VALUES (@id, @number, @Hash, @Json, @FirstDay, @LastDay, @Origin, @now, @proposedBy, @approvedBy, @now)
            """,
            new
            {
                id,
                number,
                content.Hash,
                content.Json,
                FirstDay = campaign.Starts?.ToString("O", CultureInfo.InvariantCulture),
                LastDay = campaign.Ends?.ToString("O", CultureInfo.InvariantCulture),
                Origin = Origin.Chat,
                now,
                proposedBy,
                approvedBy,
            });
        return number;
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public long? RemovedAt { get; set; }

        public int? Holds { get; set; }

        public int? Last { get; set; }
    }
}
