using System.Globalization;
using System.Text.Json;
using Tocsin.Core.Campaigns;

namespace Tocsin.Core.Schedules.Store;

/// <summary>A schedule's row with what it needs of its campaign.</summary>
internal sealed class ScheduleRow
{
    /// <summary>Schedules of campaigns that run, with the days of the revision that holds now.</summary>
    public const string Select =
        """
        SELECT s.id AS Id, s.campaign_id AS CampaignId, c.name AS CampaignName, s.definition AS Definition, s.origin AS Origin,
          s.first_seen AS FirstSeen, s.since AS Since, s.paused_at AS PausedAt, r.first_day AS FirstDay, r.last_day AS LastDay
        FROM schedule s
        JOIN campaign c ON c.id = s.campaign_id
        JOIN campaign_revision r ON r.campaign_id = c.id
        WHERE s.removed_at IS NULL
          AND c.removed_at IS NULL
          AND r.number = (
            SELECT MAX(a.number) FROM campaign_revision a WHERE a.campaign_id = c.id AND a.approved_at IS NOT NULL)
        """;

    public long Id { get; set; }

    public long CampaignId { get; set; }

    public string CampaignName { get; set; } = "";

    public string Definition { get; set; } = "";

    public string Origin { get; set; } = "";

    public long FirstSeen { get; set; }

    public long Since { get; set; }

    public long? PausedAt { get; set; }

    public string? FirstDay { get; set; }

    public string? LastDay { get; set; }

    public StoredSchedule ToSchedule(IEnumerable<long> skipped) =>
        new()
        {
            Id = Id,
            CampaignName = CampaignName,
            Definition = JsonSerializer.Deserialize(Definition, CampaignJsonContext.Default.ScheduleDefinition)!,
            Anchor = DateTimeOffset.FromUnixTimeMilliseconds(FirstSeen),
            Since = DateTimeOffset.FromUnixTimeMilliseconds(Since),
            Paused = PausedAt is not null,
            Skipped = [.. skipped.Select(DateTimeOffset.FromUnixTimeMilliseconds)],
            Starts = Day(FirstDay),
            Ends = Day(LastDay),
            FromFile = Origin == Campaigns.Store.Origin.File,
        };

    private static DateOnly? Day(string? text) =>
        text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
