using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Reports;

/// <summary>Tells organizers, once a correction, how it ended, when all is done but what waits for chats that are away or for an organizer.</summary>
internal sealed class DoneNotices(Database database, TimeProvider clock)
{
    private const string Ended =
        """
        SELECT k.id AS Id, k.subject AS Subject,
          (SELECT COUNT(*) FROM correction_delivery i WHERE i.correction_id = k.id AND i.state IN ('done', 'gone')) AS Reached,
          (SELECT COUNT(*) FROM correction_delivery i WHERE i.correction_id = k.id AND i.state IN ('failed', 'in_doubt')) AS Missed,
          (SELECT COUNT(*) FROM correction_delivery i WHERE i.correction_id = k.id AND i.state = 'queued') AS Waiting
        FROM correction k
        WHERE k.state = 'applied' AND k.told_at IS NULL AND NOT EXISTS (
          SELECT 1 FROM correction_delivery i JOIN delivery d ON d.id = i.delivery_id JOIN chat c ON c.id = d.chat_id
          WHERE i.correction_id = k.id AND (i.state IN ('leased', 'sending') OR (i.state = 'queued'
            AND (c.suspended IS NULL OR c.suspended = 'Unsubscribed')
            AND NOT (d.state IN ('in_doubt', 'suspended') OR (d.state = 'queued' AND d.begun = 0)))))
        """;

    /// <returns>How many corrections ended since the last look.</returns>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        if (!(await database.ReadAsync(session => session.QueryAsync<Row>(Ended), cancellationToken)).Any())
        {
            return 0;
        }

        return await database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                var ended = (await session.QueryAsync<Row>(Ended)).ToList();
                foreach (var row in ended)
                {
                    await session.ExecuteAsync(
                        "UPDATE correction SET told_at = @Now WHERE id = @Id", new { row.Id, Now = now.ToUnixTimeMilliseconds() });
                    await NoticeStore.AddAsync(
                        session,
                        NoticeKind.CorrectionDone,
                        $"correction:{row.Id.ToString(CultureInfo.InvariantCulture)}",
                        [Text(row.Id), row.Subject, Text(row.Reached), Text(row.Missed), Text(row.Waiting)],
                        now);
                }

                return ended.Count;
            },
            cancellationToken);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Row
    {
        public long Id { get; set; }

        public string Subject { get; set; } = "";

        public long Reached { get; set; }

        public long Missed { get; set; }

        public long Waiting { get; set; }
    }
}
