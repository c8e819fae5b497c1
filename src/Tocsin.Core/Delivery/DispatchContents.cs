using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>What dispatches say, in every revision: revision 0 is what was planned, each later one a correction.</summary>
/// <remarks>Nothing is overwritten: which words stood in a chat on which day can always be told.</remarks>
internal sealed class DispatchContents(Database database)
{
    /// <summary>One revision; null when there is no such dispatch.</summary>
    public async Task<FrozenContent?> ReadAsync(long dispatch, long revision, CancellationToken cancellationToken)
    {
        var json = await database.ReadAsync(
            session => session.ScalarAsync<string>(
                """
                SELECT COALESCE((SELECT r.content FROM dispatch_revision r WHERE r.dispatch_id = p.id AND r.revision = @revision), p.content)
                FROM dispatch p WHERE p.id = @dispatch
                """,
                new { dispatch, revision }),
            cancellationToken);
        return json is null ? null : FrozenContent.Read(json);
    }

    /// <summary>Everything of a dispatch that has not begun says this from now on. Whoever holds an older rendering cannot mark it any more.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="dispatch">Which.</param>
    /// <param name="revision">Greater than every one before.</param>
    /// <param name="content">The content, as <see cref="FrozenContent.Write"/> writes it.</param>
    public static async Task ReplaceAsync(DbSession session, long dispatch, long revision, string content)
    {
        await AddAsync(session, dispatch, revision, content);
        await session.ExecuteAsync("UPDATE dispatch SET revision = @revision WHERE id = @dispatch", new { dispatch, revision });
    }

    /// <summary>A revision for a single copy: the dispatch says what it said.</summary>
    public static Task<int> AddAsync(DbSession session, long dispatch, long revision, string content) =>
        session.ExecuteAsync(
            "INSERT INTO dispatch_revision (dispatch_id, revision, content) VALUES (@dispatch, @revision, @content)",
            new { dispatch, revision, content });

    /// <summary>Nothing more of a dispatch goes out: what waits is cancelled, what may have arrived is in doubt.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="dispatch">Which.</param>
    /// <param name="now">The time.</param>
    public static async Task CancelAsync(DbSession session, long dispatch, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            "UPDATE dispatch SET state = 'cancelled' WHERE id = @dispatch AND state IN ('planned', 'asked', 'paused')", new { dispatch });
        await SettleCancelledAsync(session, now);
    }

    /// <summary>What came back to the queue of a cancelled dispatch leaves it again.</summary>
    public static Task<int> SettleCancelledAsync(DbSession session, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            UPDATE delivery
            SET state = CASE WHEN EXISTS (
                  SELECT 1 FROM delivery_part q
                  WHERE q.delivery_id = delivery.id AND q.in_doubt_since IS NOT NULL AND q.message_id IS NULL)
                THEN 'in_doubt' ELSE 'cancelled' END,
              changed_at = @Now
            WHERE state IN ('queued', 'suspended')
              AND dispatch_id IN (SELECT p.id FROM dispatch p WHERE p.state = 'cancelled')
            """,
            new { Now = now.ToUnixTimeMilliseconds() });
}
