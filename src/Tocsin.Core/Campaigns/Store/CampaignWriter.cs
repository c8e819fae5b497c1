using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Campaigns.Store;

/// <summary>Writes what configuration files say: a revision only where the content changed, with its schedules, in one transaction.</summary>
internal sealed class CampaignWriter(Database database, TimeProvider clock)
{
    private const string Find =
        """
        SELECT c.id AS Id, c.removed_at AS RemovedAt, r.hash AS Hash,
          (SELECT MAX(n.number) FROM campaign_revision n WHERE n.campaign_id = c.id) AS LastNumber,
          (SELECT f.hash FROM campaign_revision f WHERE f.campaign_id = c.id AND f.number = (
            SELECT MAX(g.number) FROM campaign_revision g WHERE g.campaign_id = c.id AND g.origin LIKE 'file:%')) AS FileHash
        FROM campaign c
        LEFT JOIN campaign_revision r ON r.campaign_id = c.id AND r.number = (
          SELECT MAX(a.number) FROM campaign_revision a WHERE a.campaign_id = c.id AND a.approved_at IS NOT NULL)
        WHERE c.name = @Name
        """;

    /// <summary>Makes <paramref name="campaign"/> the current revision of its name.</summary>
    /// <param name="campaign">As its file says it.</param>
    /// <param name="file">The file's name, kept with the revision.</param>
    /// <param name="cancellationToken">Stops before the commit; then nothing is written.</param>
    public Task<Written> SaveAsync(Campaign campaign, string file, CancellationToken cancellationToken)
    {
        var content = CampaignContent.Of(campaign);
        return database.WriteAsync(
            async session =>
            {
                var now = Now;
                var known = await session.FirstAsync<Row>(Find, new { campaign.Name });
                // A file that did not change says nothing new: what organizers approved in chat since then stands.
                if (known is { RemovedAt: null } && (known.Hash == content.Hash || known.FileHash == content.Hash))
                {
                    return Written.Unchanged;
                }

                var id = known?.Id ?? await AddAsync(session, campaign.Name, now);
                await session.ExecuteAsync(
                    "UPDATE campaign SET removed_at = NULL, origin = @Origin WHERE id = @Id", new { Id = id, Origin = Origin.File });
                if (known?.Hash != content.Hash)
                {
                    var number = (known?.LastNumber ?? 0) + 1;
                    await AddRevisionAsync(session, id, number, campaign, content, file, now);
                    await TellAsync(session, known, campaign.Name, number);
                }

                if (known?.RemovedAt is not null)
                {
                    // Those from chat slept with it: what passed meanwhile is not caught up.
                    await session.ExecuteAsync(
                        "UPDATE schedule SET since = @Now WHERE campaign_id = @Id AND removed_at IS NULL", new { Id = id, Now = now });
                }

                foreach (var schedule in campaign.Schedules)
                {
                    await ScheduleWriter.PutAsync(session, id, schedule, Origin.File, now);
                }

                await ScheduleWriter.RemoveOthersAsync(
                    session, id, [.. campaign.Schedules.Select(schedule => schedule.Name)], Origin.File, now);
                return known is { RemovedAt: null } ? Written.Changed : Written.Added;
            },
            cancellationToken);
    }

    /// <summary>Takes a campaign whose file is gone out of service, with its schedules. Its revisions and numbers are kept.</summary>
    public Task RemoveAsync(string name, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var arguments = new { Name = name, Now, Origin = Origin.File };
                await session.ExecuteAsync(
                    """
                    UPDATE schedule SET removed_at = @Now
                    WHERE removed_at IS NULL AND origin = @Origin AND campaign_id = (SELECT id FROM campaign WHERE name = @Name)
                    """,
                    arguments);
                await session.ExecuteAsync("UPDATE campaign SET removed_at = @Now WHERE name = @Name", arguments);
            },
            cancellationToken);

    /// <summary>The names of the running campaigns that came from files.</summary>
    public async Task<IReadOnlyList<string>> FromFilesAsync(CancellationToken cancellationToken) =>
        [
            .. await database.ReadAsync(
                session => session.QueryAsync<string>(
                    "SELECT name FROM campaign WHERE removed_at IS NULL AND origin = @Origin ORDER BY name", new { Origin = Origin.File }),
                cancellationToken),
        ];

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task<long> AddAsync(DbSession session, string name, long now) =>
        await session.ScalarAsync<long>(
            "INSERT INTO campaign (name, origin, first_seen) VALUES (@Name, @Origin, @Now) RETURNING id",
            new { Name = name, Origin = Origin.File, Now = now });

    /// <summary>What somebody wrote on the machine nobody of the organizers approved: they hear of it, once for each revision of what ran before.</summary>
    private Task TellAsync(DbSession session, Row? known, string name, int number)
    {
        var revision = number.ToString(CultureInfo.InvariantCulture);
        return known?.Hash is null
            ? Task.CompletedTask
            : NoticeStore.AddAsync(session, NoticeKind.CampaignChanged, $"campaign:{name}:{revision}", [name, revision], clock.GetUtcNow());
    }

    private static Task<int> AddRevisionAsync(
        DbSession session, long id, int number, Campaign campaign, CampaignContent content, string file, long now) =>
        session.ExecuteAsync(
            """
            INSERT INTO campaign_revision
              (campaign_id, number, hash, content, first_day, last_day, origin, created_at, approved_by, approved_at)
            VALUES (@Id, @Number, @Hash, @Json, @FirstDay, @LastDay, @Origin, @Now, @Keeper, @Now)
            """,
            new
            {
                Id = id,
                Number = number,
                content.Hash,
                content.Json,
                FirstDay = Day(campaign.Starts),
                LastDay = Day(campaign.Ends),
                Origin = $"{Origin.File}:{file}",
                Now = now,
                CurrentCampaign.Keeper,
            });

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public long Id { get; set; }

        public long? RemovedAt { get; set; }

        public string? Hash { get; set; }

        public string? FileHash { get; set; }

        public int? LastNumber { get; set; }
    }
}

/// <summary>What became of a campaign's file in the database.</summary>
internal enum Written
{
    Added,
    Changed,
    Unchanged,
}
