using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Schedules.Store;

/// <summary>The schedules of the campaigns that run, and what organizers may do with one.</summary>
/// <remarks>
/// Every change is durable when it returns, and then told to <see cref="CampaignsChanged"/>. What must stand or fall with a
/// change, such as its line in the audit log, is written <see cref="Alongside"/>, in its transaction.
/// </remarks>
internal sealed class ScheduleStore(Database database, TimeProvider clock, CampaignsChanged changes)
{
    private const string ById = ScheduleRow.Select + "\nAND s.id = @Id";

    /// <summary>Every schedule that is not removed, the paused ones too, by campaign and name.</summary>
    public Task<IReadOnlyList<StoredSchedule>> ActiveAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredSchedule>>(
            async session =>
            {
                var rows = await session.QueryAsync<ScheduleRow>(ScheduleRow.Select + "\nORDER BY c.name, s.name");
                var skips = (await session.QueryAsync<SkipRow>(
                    "SELECT schedule_id AS ScheduleId, instant AS Instant FROM schedule_skip")).ToLookup(skip => skip.ScheduleId);
                return [.. rows.Select(row => row.ToSchedule(skips[row.Id].Select(skip => skip.Instant)))];
            },
            cancellationToken);

    /// <summary>The schedule of that number; null when it is removed or was never there.</summary>
    public Task<StoredSchedule?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ReadAsync(session, ById, new { Id = id }), cancellationToken);

    /// <summary>The schedule of that campaign by its name, whatever the case; null when there is none.</summary>
    public Task<StoredSchedule?> FindAsync(string campaign, string name, CancellationToken cancellationToken) =>
        database.ReadAsync(session => FindAsync(session, campaign, name), cancellationToken);

    /// <summary>Nothing of it fires until it is resumed; what passes meanwhile is not caught up.</summary>
    public Task<ScheduleChange> PauseAsync(long id, Alongside alongside, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            (session, schedule) => schedule.Paused
                ? Task.FromResult<ScheduleChange>(new ScheduleChange.Already(schedule))
                : WriteAsync(session, id, "UPDATE schedule SET paused_at = @Now WHERE id = @Id"),
            alongside,
            cancellationToken);

    /// <summary>Ends a pause: its next instant after now fires again.</summary>
    public Task<ScheduleChange> ResumeAsync(long id, Alongside alongside, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            (session, schedule) => schedule.Paused
                ? WriteAsync(session, id, "UPDATE schedule SET paused_at = NULL, since = @Now WHERE id = @Id")
                : Task.FromResult<ScheduleChange>(new ScheduleChange.Already(schedule)),
            alongside,
            cancellationToken);

    /// <summary>Takes away a schedule that came from chat. Its number is kept for the dispatches that it made.</summary>
    public Task<ScheduleChange> RemoveAsync(long id, Alongside alongside, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            async (session, schedule) =>
            {
                if (schedule.FromFile)
                {
                    return new ScheduleChange.StandsInFile(schedule);
                }

                await session.ExecuteAsync("UPDATE schedule SET removed_at = @Now, paused_at = NULL WHERE id = @Id", new { Id = id, Now });
                return new ScheduleChange.Done(schedule);
            },
            alongside,
            cancellationToken);

    /// <summary>Leaves out the next instant, and only that one. Twice leaves out the next two.</summary>
    /// <param name="id">Which schedule.</param>
    /// <param name="plannedUntil">Up to when its instants are in the outbox already, read in this transaction; null for none.</param>
    /// <param name="alongside">What is written with it.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public Task<ScheduleChange> SkipNextAsync(
        long id, Func<DbSession, Task<DateTimeOffset?>> plannedUntil, Alongside alongside, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            async (session, schedule) =>
            {
                var now = clock.GetUtcNow();
                if (schedule.Upcoming(await plannedUntil(session) is { } planned && planned > now ? planned : now) is not { } next)
                {
                    return new ScheduleChange.NothingAhead(schedule);
                }

                await session.ExecuteAsync(
                    "INSERT INTO schedule_skip (schedule_id, instant) VALUES (@Id, @Instant)",
                    new { Id = id, Instant = next.Utc.ToUnixTimeMilliseconds() });
                return new ScheduleChange.Skipped((await ReadAsync(session, ById, new { Id = id }))!, next);
            },
            alongside,
            cancellationToken);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Folded(string name) => name.Trim().ToLowerInvariant();

    /// <summary>Gives a campaign a schedule from chat, or changes one that came from there, in the caller's transaction.</summary>
    /// <remarks>Approval is the caller's to see to, and so is <see cref="CampaignsChanged"/> after the commit.</remarks>
    /// <param name="session">A write transaction.</param>
    /// <param name="campaign">The campaign's name.</param>
    /// <param name="definition">The schedule.</param>
    /// <param name="replaces">Whether it takes the place of the schedule of its name; else a name that is taken is refused.</param>
    internal async Task<ScheduleChange> PutAsync(DbSession session, string campaign, ScheduleDefinition definition, bool replaces)
    {
        if (await ObstacleAsync(session, campaign, definition.Name, replaces) is { } obstacle)
        {
            return obstacle;
        }

        var id = (await CampaignIdAsync(session, campaign))!.Value;
        await ScheduleWriter.PutAsync(session, id, definition, Origin.Chat, Now);
        return new ScheduleChange.Done((await FindAsync(session, campaign, definition.Name))!);
    }

    /// <summary>What stands in the way of <see cref="PutAsync"/>; null when nothing does.</summary>
    internal static async Task<ScheduleChange?> ObstacleAsync(DbSession session, string campaign, string name, bool replaces) =>
        await FindAsync(session, campaign, name) switch
        {
            null when replaces => new ScheduleChange.NoSuchSchedule(),
            null => await CampaignIdAsync(session, campaign) is null ? new ScheduleChange.NoSuchCampaign() : null,
            { FromFile: true } there when replaces => new ScheduleChange.StandsInFile(there),
            { } there when !replaces => new ScheduleChange.NameTaken(there),
            _ => null,
        };

    private static Task<long?> CampaignIdAsync(DbSession session, string campaign) =>
        session.FirstAsync<long?>("SELECT id FROM campaign WHERE name = @Name AND removed_at IS NULL", new { Name = Folded(campaign) });

    private async Task<ScheduleChange> ChangeAsync(
        Func<DbSession, Task<ScheduleChange>> change, Alongside alongside, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync(
            async session =>
            {
                var outcome = await change(session);
                await (outcome switch
                {
                    ScheduleChange.Done done => alongside(session, done.Schedule),
                    ScheduleChange.Skipped skipped => alongside(session, skipped.Schedule),
                    _ => Task.CompletedTask,
                });
                return outcome;
            },
            cancellationToken);
        if (outcome is ScheduleChange.Done or ScheduleChange.Skipped)
        {
            changes.Raise();
        }

        return outcome;
    }

    private Task<ScheduleChange> ChangeAsync(
        long id, Func<DbSession, StoredSchedule, Task<ScheduleChange>> change, Alongside alongside, CancellationToken cancellationToken) =>
        ChangeAsync(
            async session => await ReadAsync(session, ById, new { Id = id }) is { } schedule
                ? await change(session, schedule)
                : new ScheduleChange.NoSuchSchedule(),
            alongside,
            cancellationToken);

    private async Task<ScheduleChange> WriteAsync(DbSession session, long id, string sql)
    {
        await session.ExecuteAsync(sql, new { Id = id, Now });
        return new ScheduleChange.Done((await ReadAsync(session, ById, new { Id = id }))!);
    }

    private static Task<StoredSchedule?> FindAsync(DbSession session, string campaign, string name) =>
        ReadAsync(
            session,
            ScheduleRow.Select + "\nAND c.name = @Campaign AND s.name = @Name",
            new { Campaign = Folded(campaign), Name = Folded(name) });

    private static async Task<StoredSchedule?> ReadAsync(DbSession session, string sql, object arguments)
    {
        if (await session.FirstAsync<ScheduleRow>(sql, arguments) is not { } row)
        {
            return null;
        }

        var skips = await session.QueryAsync<long>("SELECT instant FROM schedule_skip WHERE schedule_id = @Id", new { row.Id });
        return row.ToSchedule(skips);
    }

    private sealed class SkipRow
    {
        public long ScheduleId { get; set; }

        public long Instant { get; set; }
    }
}

/// <summary>What stands or falls with a change of a schedule, in its transaction; called only where something changed.</summary>
/// <param name="session">The transaction.</param>
/// <param name="schedule">As it is now; a removed one as it was.</param>
internal delegate Task Alongside(DbSession session, StoredSchedule schedule);
