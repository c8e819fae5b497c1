using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>What time alone does to deliveries: some expire, some come back with their chat. Idempotent.</summary>
internal sealed class DeliverySweep(Database database, TimeProvider clock)
{
    /// <returns>How many deliveries are queued again.</returns>
    public Task<int> RunAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                await ExpireAsync(session, now);
                await DispatchContents.SettleCancelledAsync(session, now);
                await ChatNotices.AddAsync(session, now);
                return await session.ExecuteAsync(
                    """
                    UPDATE delivery SET state = 'queued', not_before = @Now, reason = NULL, changed_at = @Now
                    WHERE state = 'suspended'
                      AND EXISTS (SELECT 1 FROM chat c WHERE c.id = delivery.chat_id AND c.suspended IS NULL AND c.subscribed = 1)
                    """,
                    new { Now = now.ToUnixTimeMilliseconds() });
            },
            cancellationToken);

    private static async Task ExpireAsync(DbSession session, DateTimeOffset now)
    {
        // A post that has begun is finished, however late: half of one helps nobody.
        var expired = await session.QueryAsync<Row>(
            """
            UPDATE delivery SET state = 'expired', changed_at = @Now
            WHERE state IN ('queued', 'suspended') AND begun = 0 AND expires_at <= @Now
            RETURNING dispatch_id AS DispatchId
            """,
            new { Now = now.ToUnixTimeMilliseconds() });
        foreach (var dispatch in expired.CountBy(row => row.DispatchId))
        {
            await NoticeStore.AddAsync(
                session,
                NoticeKind.Expired,
                $"dispatch:{dispatch.Key}",
                [await DoubtNotice.DispatchNameAsync(session, dispatch.Key), dispatch.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)],
                now);
        }
    }

    private sealed class Row
    {
        public long DispatchId { get; set; }
    }
}
