using System.Text.Json;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Organizers;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Planning;

/// <summary>Schedules from chat on their way to a second person's word. What they post is the campaign's approved content in any case.</summary>
/// <remarks>Each method is one transaction, with its line in the audit log and its word to the organizers.</remarks>
internal sealed class WishStore(
    Database database, ScheduleStore schedules, PlanningRecord record, CampaignsChanged changes, TimeProvider clock)
{
    /// <summary>Those that wait, oldest first.</summary>
    public async Task<IReadOnlyList<ScheduleWish>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await database.ReadAsync(session => session.QueryAsync<WishRow>(WishRow.Select + "\nORDER BY w.id"), cancellationToken))
            .Select(row => row.ToWish()),
    ];

    /// <summary>Asks for a schedule, or for another form of one that came from chat.</summary>
    public Task<WishOutcome> ProposeAsync(
        Actor actor, string campaign, ScheduleDefinition definition, bool replaces, CancellationToken cancellationToken) =>
        database.WriteAsync<WishOutcome>(
            async session =>
            {
                if (await OpenAsync(session, campaign, definition.Name) is { } waiting)
                {
                    return new WishOutcome.AnotherWaits(waiting);
                }

                if (await ScheduleStore.ObstacleAsync(session, campaign, definition.Name, replaces) is { } obstacle)
                {
                    return new WishOutcome.Refused(obstacle);
                }

                var now = clock.GetUtcNow();
                var id = await session.ScalarAsync<long>(
                    """
                    INSERT INTO schedule_wish (campaign_id, name, definition, replaces, proposed_by, proposed_at)
                    SELECT id, @Name, @Definition, @Replaces, @By, @Now FROM campaign WHERE name = @Campaign
                    RETURNING id
                    """,
                    new
                    {
                        definition.Name,
                        Definition = JsonSerializer.Serialize(definition, CampaignJsonContext.Default.ScheduleDefinition),
                        Replaces = replaces ? 1 : 0,
                        By = actor.Id,
                        Now = now.ToUnixTimeMilliseconds(),
                        Campaign = campaign.Trim().ToLowerInvariant(),
                    });
                var wish = (await FindAsync(session, id))!;
                await record.ProposedAsync(session, actor, wish, now);
                return new WishOutcome.Waits(wish);
            },
            cancellationToken);

    /// <summary>Makes a schedule of it. The right to approve is checked by the caller, that it is another person here.</summary>
    public async Task<WishOutcome> ApproveAsync(Actor actor, long id, CancellationToken cancellationToken)
    {
        var outcome = await database.WriteAsync(session => ApproveAsync(session, actor, id), cancellationToken);
        if (outcome is WishOutcome.Approved)
        {
            changes.Raise();
        }

        return outcome;
    }

    /// <summary>Says no to it, or takes it back.</summary>
    public Task<WishOutcome> DropAsync(Actor actor, long id, CancellationToken cancellationToken) =>
        database.WriteAsync<WishOutcome>(
            async session =>
            {
                if (await FindAsync(session, id) is not { } wish)
                {
                    return new WishOutcome.Gone();
                }

                var withdrawn = wish.ProposedBy == actor.Id;
                await DecideAsync(session, wish.Id, withdrawn ? "withdrawn" : "rejected", actor);
                await record.DroppedAsync(session, actor, wish, withdrawn, clock.GetUtcNow());
                return new WishOutcome.Dropped(wish);
            },
            cancellationToken);

    private async Task<WishOutcome> ApproveAsync(DbSession session, Actor actor, long id)
    {
        if (await FindAsync(session, id) is not { } wish)
        {
            return new WishOutcome.Gone();
        }

        var now = clock.GetUtcNow();
        if (wish.ProposedBy == actor.Id)
        {
            return new WishOutcome.Own(wish);
        }

        if (wish.Definition.When.NextAfter(now, now) is null)
        {
            return new WishOutcome.Passed(wish);
        }

        var put = await schedules.PutAsync(session, wish.Campaign, wish.Definition, wish.Replaces);
        if (put is not ScheduleChange.Done { Schedule: var schedule })
        {
            return new WishOutcome.Refused(put);
        }

        await DecideAsync(session, id, "approved", actor);
        await record.ChangedAsync(session, actor, "approve", schedule, now);
        return new WishOutcome.Approved(schedule);
    }

    private Task<int> DecideAsync(DbSession session, long id, string decision, Actor actor) =>
        session.ExecuteAsync(
            "UPDATE schedule_wish SET decision = @decision, decided_by = @By, decided_at = @Now WHERE id = @id AND decided_at IS NULL",
            new { id, decision, By = actor.Id, Now = clock.GetUtcNow().ToUnixTimeMilliseconds() });

    private static async Task<ScheduleWish?> FindAsync(DbSession session, long id) =>
        (await session.FirstAsync<WishRow>(WishRow.Select + "\nAND w.id = @id", new { id }))?.ToWish();

    private static async Task<ScheduleWish?> OpenAsync(DbSession session, string campaign, string name) =>
        (await session.FirstAsync<WishRow>(
            WishRow.Select + "\nAND c.name = @Campaign AND w.name = @Name",
            new { Campaign = campaign.Trim().ToLowerInvariant(), Name = name.Trim().ToLowerInvariant() }))?.ToWish();
}
