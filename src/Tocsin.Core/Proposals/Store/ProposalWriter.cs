using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Proposals.Store;

/// <summary>Writes proposals and the decisions on them in the caller's transaction.</summary>
internal static class ProposalWriter
{
    public static async Task<long> AddAsync(DbSession session, ProposalContent content, Actor actor, DateTimeOffset now)
    {
        var id = await session.ScalarAsync<long>(
            "INSERT INTO proposal (revision, state, created_at, changed_at) VALUES (1, 'waiting', @Now, @Now) RETURNING id",
            new { Now = now.ToUnixTimeMilliseconds() });
        await AddRevisionAsync(session, id, 1, content.Write(), actor, now);
        return id;
    }

    /// <summary>A new revision; what was decided on the one before holds no longer.</summary>
    public static async Task ReviseAsync(DbSession session, StoredProposal proposal, string json, Actor actor, DateTimeOffset now)
    {
        var number = proposal.Standing.Revision + 1;
        await AddRevisionAsync(session, proposal.Id, number, json, actor, now);
        await session.ExecuteAsync(
            "UPDATE proposal SET revision = @number, state = 'waiting', dispatch_id = NULL, mention = NULL, changed_at = @Now WHERE id = @Id",
            new { proposal.Id, number, Now = now.ToUnixTimeMilliseconds() });
    }

    public static Task<int> SetStateAsync(
        DbSession session, long id, ProposalState state, long? dispatch, Mention? mention, DateTimeOffset now) =>
        session.ExecuteAsync(
            "UPDATE proposal SET state = @State, dispatch_id = @dispatch, mention = @Mention, changed_at = @Now WHERE id = @id",
            new { id, State = state.ToString().ToLowerInvariant(), dispatch, Mention = mention?.ToText(), Now = now.ToUnixTimeMilliseconds() });

    public static Task<int> DecidedAsync(
        DbSession session, StoredProposal proposal, string kind, Actor actor, string? reason, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO proposal_decision (proposal_id, revision, kind, by_whom, reason, at)
            VALUES (@Id, @Revision, @kind, @Actor, @reason, @Now)
            """,
            new { proposal.Id, proposal.Standing.Revision, kind, Actor = actor.Id, reason, Now = now.ToUnixTimeMilliseconds() });

    public static Task<int> SeenAsync(DbSession session, long id, Actor actor, int revision) =>
        session.ExecuteAsync(
            """
            INSERT INTO proposal_seen (proposal_id, organizer, revision) VALUES (@id, @Actor, @revision)
            ON CONFLICT (proposal_id, organizer) DO UPDATE SET revision = excluded.revision
            """,
            new { id, Actor = actor.Id, revision });

    public static Task<int?> SeenAsync(DbSession session, long id, Actor actor) =>
        session.ScalarAsync<int?>(
            "SELECT revision FROM proposal_seen WHERE proposal_id = @id AND organizer = @Actor", new { id, Actor = actor.Id });

    private static Task<int> AddRevisionAsync(
        DbSession session, long id, int number, string json, Actor actor, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO proposal_revision (proposal_id, number, hash, content, written_by, writer, created_at)
            VALUES (@id, @number, @Hash, @json, @Actor, @Name, @Now)
            """,
            new
            {
                id,
                number,
                Hash = ProposalContent.HashOf(json),
                json,
                Actor = actor.Id,
                actor.Name,
                Now = now.ToUnixTimeMilliseconds(),
            });
}
