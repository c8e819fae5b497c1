using Tocsin.Core.Storage;

namespace Tocsin.Core.Campaigns.Store;

/// <summary>The campaigns that run, and every revision that they ever had.</summary>
internal sealed class CampaignStore(Database database)
{
    private const string Running =
        """

        FROM campaign c
        JOIN campaign_revision r ON r.campaign_id = c.id
        WHERE c.removed_at IS NULL
          AND r.number = (
            SELECT MAX(a.number) FROM campaign_revision a WHERE a.campaign_id = c.id AND a.approved_at IS NOT NULL)
        """;

    private const string Current =
        "SELECT r.content AS Content, r.number AS Number, r.hash AS Hash, r.created_at AS CreatedAt, r.approved_by AS ApprovedBy" + Running;

    /// <summary>Each campaign that runs, in the revision that holds now, by name.</summary>
    public async Task<IReadOnlyList<CurrentCampaign>> CurrentAsync(CancellationToken cancellationToken) =>
        [
            .. (await database.ReadAsync(
                session => session.QueryAsync<Row>(Current + "\nORDER BY c.name"), cancellationToken)).Select(Read),
        ];

    /// <summary>The campaign of that name, whatever its case; null when none runs.</summary>
    public async Task<CurrentCampaign?> FindAsync(string name, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session => session.FirstAsync<Row>(Current + "\nAND c.name = @Name", new { Name = name.Trim().ToLowerInvariant() }),
            cancellationToken) is { } row
            ? Read(row)
            : null;

    /// <summary>The file that the running campaign of that name stands in; null for one that came from chat.</summary>
    public async Task<string?> FileOfAsync(string name, CancellationToken cancellationToken)
    {
        var origin = await database.ReadAsync(
            session => session.ScalarAsync<string>(
                "SELECT r.origin AS Origin" + Running + "\nAND c.name = @Name",
                new { Name = name.Trim().ToLowerInvariant() }),
            cancellationToken);
        return origin?.StartsWith($"{Origin.File}:", StringComparison.Ordinal) == true ? origin[(Origin.File.Length + 1)..] : null;
    }

    private static CurrentCampaign Read(Row row) =>
        new(
            CampaignContent.Read(row.Content),
            row.Number,
            row.Hash,
            DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt),
            row.ApprovedBy);

    private sealed class Row
    {
        public string Content { get; set; } = "";

        public int Number { get; set; }

        public string Hash { get; set; } = "";

        public long CreatedAt { get; set; }

        public string ApprovedBy { get; set; } = "";
    }
}
