using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Dispatch;

/// <summary>Dispatches that wait for an organizer's word: what came due while the bot was down under the policy "ask", and what was held back.</summary>
internal sealed class WaitingDispatches(Database database, DeliverySignal signal, TimeProvider clock)
{
    /// <summary>Those that can still be posted, oldest first.</summary>
    public async Task<IReadOnlyList<WaitingDispatch>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                """
                SELECT p.id AS Id, p.name AS Name, p.local_time AS Local, p.zone AS Zone, p.state AS State, p.expires_at AS ExpiresAt,
                  (SELECT COUNT(*) FROM delivery d WHERE d.dispatch_id = p.id AND d.state = 'queued') AS Chats
                FROM dispatch p WHERE p.state IN ('asked', 'paused') AND p.expires_at > @Now ORDER BY p.id LIMIT @limit
                """,
                new { limit, Now = Now() }),
            cancellationToken);
        return
        [
            .. rows.Select(row => new WaitingDispatch(
                row.Id,
                row.Name,
                DateTime.ParseExact(row.Local, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                row.Zone,
                row.State == "asked",
                DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt),
                row.Chats)),
        ];
    }

    /// <summary>Sends one that waits, or leaves it out. It is one transaction: whoever answers first has answered, also through a crash.</summary>
    /// <param name="dispatch">Its number.</param>
    /// <param name="send">Whether it goes out.</param>
    /// <param name="alongside">What is written with the answer, in its transaction.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<DispatchAnswer> AnswerAsync(
        long dispatch, bool send, Func<DbSession, Task> alongside, CancellationToken cancellationToken)
    {
        var answer = await database.WriteAsync(
            async session =>
            {
                var expires = await session.ScalarAsync<long?>(
                    "SELECT expires_at FROM dispatch WHERE id = @dispatch AND state IN ('asked', 'paused')", new { dispatch });
                if (expires is null)
                {
                    return DispatchAnswer.DoesNotWait;
                }

                if (send && expires <= Now())
                {
                    return DispatchAnswer.TooLate;
                }

                await WriteAsync(session, dispatch, send);
                await alongside(session);
                return DispatchAnswer.Done;
            },
            cancellationToken);
        signal.Pulse();
        return answer;
    }

    private async Task WriteAsync(DbSession session, long dispatch, bool send)
    {
        await session.ExecuteAsync(
            "UPDATE dispatch SET state = @State, state_reason = NULL WHERE id = @dispatch AND state IN ('asked', 'paused')",
            new { dispatch, State = send ? "planned" : "skipped" });
        if (!send)
        {
            await session.ExecuteAsync(
                """
                UPDATE delivery SET state = 'cancelled', changed_at = @Now
                WHERE dispatch_id = @dispatch AND state IN ('queued', 'suspended') AND begun = 0
                """,
                new { dispatch, Now = Now() });
        }
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed class Row
    {
        public long Id { get; set; }

        public string Name { get; set; } = "";

        public string Local { get; set; } = "";

        public string Zone { get; set; } = "";

        public string State { get; set; } = "";

        public long ExpiresAt { get; set; }

        public long Chats { get; set; }
    }
}

/// <summary>A dispatch that waits for an organizer's word.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Campaign and schedule.</param>
/// <param name="Local">When it was due, as wall-clock time in <paramref name="Zone"/>.</param>
/// <param name="Zone">The IANA zone.</param>
/// <param name="Missed">True when it came due while the bot was down; false when it was held back.</param>
/// <param name="ExpiresAt">Until when it makes sense.</param>
/// <param name="Chats">How many chats would get it.</param>
internal sealed record WaitingDispatch(
    long Id, string Name, DateTime Local, string Zone, bool Missed, DateTimeOffset ExpiresAt, long Chats);

/// <summary>What became of an answer.</summary>
internal enum DispatchAnswer
{
    /// <summary>It holds, for good.</summary>
    Done,

    /// <summary>Somebody answered before, or there is no such dispatch.</summary>
    DoesNotWait,

    /// <summary>Its time is over; it can only be left out.</summary>
    TooLate,
}
