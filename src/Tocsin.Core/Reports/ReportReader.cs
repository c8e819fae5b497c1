using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Reports;

/// <summary>Reads what became of posts. Works beside a running Tocsin, and from any thread.</summary>
public sealed class ReportReader(Database database)
{
    private const string Dispatches =
        """
        SELECT id AS Id, name AS Name, origin AS Origin, scheduled_at AS ScheduledAt, created_at AS CreatedAt, zone AS Zone,
          state AS State, expires_at AS ExpiresAt
        FROM dispatch
        """;

    /// <summary>The newest dispatches, newest first.</summary>
    public Task<IReadOnlyList<DispatchReport>> LatestAsync(int limit, int offset, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DispatchReport>>(
            async session =>
            {
                List<DispatchReport> reports = [];
                foreach (var row in await session.QueryAsync<ReportRow>(
                    Dispatches + "\nWHERE for_organizers = 0\nORDER BY id DESC LIMIT @limit OFFSET @offset", new { limit, offset }))
                {
                    reports.Add(await CompleteAsync(session, row));
                }

                return reports;
            },
            cancellationToken);

    /// <summary>Number and name of the newest dispatches, newest first.</summary>
    public async Task<IReadOnlyList<(long Id, string Name)>> NamesAsync(int limit, CancellationToken cancellationToken) =>
    [
        .. (await database.ReadAsync(
            session => session.QueryAsync<ReportRow>(Dispatches + "\nWHERE for_organizers = 0\nORDER BY id DESC LIMIT @limit", new { limit }), cancellationToken))
            .Select(row => (row.Id, row.Name)),
    ];

    /// <summary>The dispatch of that number; null when there is none.</summary>
    public Task<DispatchReport?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async session => await session.FirstAsync<ReportRow>(Dispatches + "\nWHERE id = @id", new { id }) is { } row
                ? await CompleteAsync(session, row)
                : null,
            cancellationToken);

    /// <summary>Chat by chat: what needs a person first, then what waits, then what arrived.</summary>
    public async Task<IReadOnlyList<ReportChat>> ChatsAsync(long id, int limit, int offset, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<ReportChatRow>(
                """
                SELECT c.id AS Chat, d.platform AS Platform, c.address AS Address, d.state AS State, d.reason AS Reason,
                  (SELECT COUNT(*) FROM delivery_part p WHERE p.delivery_id = d.id) AS Parts,
                  (SELECT COUNT(p.message_id) FROM delivery_part p WHERE p.delivery_id = d.id) AS PartsSent,
                  (SELECT MIN(p.sent_at) FROM delivery_part p WHERE p.delivery_id = d.id) AS FirstSent,
                  (SELECT MAX(p.sent_at) FROM delivery_part p WHERE p.delivery_id = d.id) AS LastSent
                FROM delivery d JOIN chat c ON c.id = d.chat_id
                WHERE d.dispatch_id = @id
                ORDER BY
                  CASE d.state WHEN 'in_doubt' THEN 0 WHEN 'failed' THEN 1 WHEN 'suspended' THEN 2 WHEN 'expired' THEN 3
                    WHEN 'sending' THEN 4 WHEN 'leased' THEN 4 WHEN 'queued' THEN 4 WHEN 'cancelled' THEN 5 ELSE 6 END,
                  c.id
                LIMIT @limit OFFSET @offset
                """,
                new { id, limit, offset }),
            cancellationToken);
        return [.. rows.Select(row => row.ToChat())];
    }

    private static async Task<DispatchReport> CompleteAsync(DbSession session, ReportRow row)
    {
        var arguments = new { row.Id };
        var counts = await session.QueryAsync<CountRow>(
            "SELECT platform AS Platform, state AS State, COUNT(*) AS Chats FROM delivery WHERE dispatch_id = @Id GROUP BY platform, state ORDER BY platform, state",
            arguments);
        var reasons = await session.QueryAsync<CountRow>(
            """
            SELECT state AS State, reason AS Reason, COUNT(*) AS Chats FROM delivery
            WHERE dispatch_id = @Id AND reason IS NOT NULL AND state IN ('failed', 'in_doubt', 'suspended', 'expired', 'cancelled')
            GROUP BY state, reason ORDER BY COUNT(*) DESC, state, reason LIMIT 20
            """,
            arguments);
        var sent = await session.FirstAsync<SentRow>(
            """
            SELECT MIN(p.sent_at) AS First, MAX(p.sent_at) AS Last
            FROM delivery d JOIN delivery_part p ON p.delivery_id = d.id WHERE d.dispatch_id = @Id
            """,
            arguments);
        var unreached = await session.QueryAsync<UnreachedRow>(
            """
            SELECT c.withdraws AS Withdraws, CASE WHEN c.state = 'failed' THEN 1 ELSE 0 END AS IsOver,
              COALESCE(c.reason, '') AS Reason, COUNT(*) AS Copies
            FROM correction_delivery c JOIN delivery d ON d.id = c.delivery_id
            WHERE d.dispatch_id = @Id AND c.state IN ('queued', 'leased', 'sending', 'in_doubt', 'failed')
              AND NOT EXISTS (SELECT 1 FROM correction_delivery l WHERE l.delivery_id = c.delivery_id AND l.number > c.number)
            GROUP BY c.withdraws, CASE WHEN c.state = 'failed' THEN 1 ELSE 0 END, COALESCE(c.reason, '')
            ORDER BY COUNT(*) DESC LIMIT 20
            """,
            arguments);
        return row.ToReport(
            [.. counts.Select(count => new ReportCount(count.Platform, DeliveryEdges.Parse(count.State), count.Chats))],
            [.. reasons.Select(reason => new ReportReason(DeliveryEdges.Parse(reason.State), reason.Reason, reason.Chats))],
            ReportRow.Instant(sent?.First),
            ReportRow.Instant(sent?.Last)) with
        {
            Unreached = [.. unreached.Select(one => new ReportUnreached(one.Withdraws != 0, one.IsOver != 0, one.Reason, one.Copies))],
        };
    }

    private sealed class CountRow
    {
        public string Platform { get; set; } = "";

        public string State { get; set; } = "";

        public string Reason { get; set; } = "";

        public long Chats { get; set; }
    }

    private sealed class UnreachedRow
    {
        public long Withdraws { get; set; }

        public long IsOver { get; set; }

        public string Reason { get; set; } = "";

        public long Copies { get; set; }
    }

    private sealed class SentRow
    {
        public long? First { get; set; }

        public long? Last { get; set; }
    }
}
