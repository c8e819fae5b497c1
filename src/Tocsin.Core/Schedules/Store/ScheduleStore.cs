using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Schedules.Store;

/// <summary>The schedules of the campaigns that run, and what organizers may do with one.</summary>
/// <remarks>Every change is durable when it returns, and then told to <see cref="CampaignsChanged"/>.</remarks>
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

    /// <summary>Gives a campaign a schedule from chat. Approval is the caller's to see to.</summary>
    public Task<ScheduleChange> AddAsync(string campaign, ScheduleDefinition definition, CancellationToken cancellationToken) =>
        ChangeAsync(
            async session =>
            {
                if (await FindAsync(session, campaign, definition.Name) is { } taken)
                {
                    return new ScheduleChange.NameTaken(taken);
                }

                var campaignId = await session.FirstAsync<long?>(
                    "SELECT id FROM campaign WHERE name = @Name AND removed_at IS NULL", new { Name = Folded(campaign) });
                if (campaignId is not { } known)
                {
                    return new ScheduleChange.NoSuchCampaign();
                }

                await ScheduleWriter.PutAsync(session, known, definition, Origin.Chat, Now);
                return new ScheduleChange.Done((await FindAsync(session, campaign, definition.Name))!);
            },
            cancellationToken);

    /// <summary>Nothing of it fires until it is resumed; what passes meanwhile is not caught up.</summary>
    public Task<ScheduleChange> PauseAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            (session, schedule) => schedule.Paused
                ? Task.FromResult<ScheduleChange>(new ScheduleChange.Already(schedule))
                : WriteAsync(session, id, "UPDATE schedule SET paused_at = @Now WHERE id = @Id"),
            cancellationToken);

    /// <summary>Ends a pause: its next instant after now fires again.</summary>
    public Task<ScheduleChange> ResumeAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            (session, schedule) => schedule.Paused
                ? WriteAsync(session, id, "UPDATE schedule SET paused_at = NULL, since = @Now WHERE id = @Id")
                : Task.FromResult<ScheduleChange>(new ScheduleChange.Already(schedule)),
            cancellationToken);

    /// <summary>Takes away a schedule that came from chat. Its number is kept for the dispatches that it made.</summary>
    public Task<ScheduleChange> RemoveAsync(long id, CancellationToken cancellationToken) =>
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
            cancellationToken);

    /// <summary>Leaves out the next instant, and only that one. Twice leaves out the next two.</summary>
    public Task<ScheduleChange> SkipNextAsync(long id, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            async (session, schedule) =>
            {
                if (schedule.Upcoming(clock.GetUtcNow()) is not { } next)
                {
                    return new ScheduleChange.NothingAhead(schedule);
                }

                await session.ExecuteAsync(
                    "INSERT INTO schedule_skip (schedule_id, instant) VALUES (@Id, @Instant)",
                    new { Id = id, Instant = next.Utc.ToUnixTimeMilliseconds() });
                return new ScheduleChange.Skipped((await ReadAsync(session, ById, new { Id = id }))!, next);
            },
            cancellationToken);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static string Folded(string name) => name.Trim().ToLowerInvariant();

    private async Task<ScheduleChange> ChangeAsync(
        Func<DbSession, Task<ScheduleChange>> change, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync(change, cancellationToken);
        if (outcome is ScheduleChange.Done or ScheduleChange.Skipped)
        {
            changes.Raise();
        }

        return outcome;
    }

    private Task<ScheduleChange> ChangeAsync(
        long id, Func<DbSession, StoredSchedule, Task<ScheduleChange>> change, CancellationToken cancellationToken) =>
        ChangeAsync(
            async session => await ReadAsync(session, ById, new { Id = id }) is { } schedule
                ? await change(session, schedule)
                : new ScheduleChange.NoSuchSchedule(),
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
