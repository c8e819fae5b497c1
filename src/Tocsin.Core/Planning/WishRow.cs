using System.Text.Json;
using Tocsin.Core.Campaigns;

namespace Tocsin.Core.Planning;

/// <summary>A wish that waits, as its row says it.</summary>
internal sealed class WishRow
{
    public const string Select =
        """
        SELECT w.id AS Id, c.name AS Campaign, w.definition AS Definition, w.replaces AS Replaces,
          w.proposed_by AS ProposedBy, w.proposed_at AS ProposedAt,
          CASE WHEN EXISTS (
            SELECT 1 FROM schedule_wish o
            WHERE o.campaign_id = w.campaign_id AND o.name = w.name AND o.decision IN ('rejected', 'withdrawn')) THEN 1 ELSE 0 END AS Again
        FROM schedule_wish w JOIN campaign c ON c.id = w.campaign_id
        WHERE w.decided_at IS NULL
        """;

    public long Id { get; set; }

    public string Campaign { get; set; } = "";

    public string Definition { get; set; } = "";

    public int Replaces { get; set; }

    public string ProposedBy { get; set; } = "";

    public long ProposedAt { get; set; }

    public int Again { get; set; }

    public ScheduleWish ToWish() => new(
        Id,
        Campaign,
        JsonSerializer.Deserialize(Definition, CampaignJsonContext.Default.ScheduleDefinition)!,
        Replaces != 0,
        ProposedBy,
        DateTimeOffset.FromUnixTimeMilliseconds(ProposedAt))
    {
        IsAgain = Again != 0,
    };
}
