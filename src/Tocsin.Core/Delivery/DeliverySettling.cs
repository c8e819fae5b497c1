using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>What an organizer knows of a post in doubt.</summary>
public enum Settlement
{
    /// <summary>It stands in the chat.</summary>
    Arrived,

    /// <summary>It does not: send it again.</summary>
    Resend,
}

/// <summary>Settles what the bot cannot know by itself.</summary>
public sealed class DeliverySettling(Database database, TimeProvider clock)
{
    private static readonly TimeSpan LeastTimeToResend = TimeSpan.FromHours(1);

    /// <summary>Settles one delivery; the workers see it at their next look.</summary>
    /// <returns>False when it is not in doubt (any more): nothing was changed.</returns>
    public Task<bool> SettleAsync(long deliveryId, Settlement settlement, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                var part = await session.ScalarAsync<int?>(
                    """
                    SELECT COALESCE((SELECT MIN(p.number) FROM delivery_part p WHERE p.delivery_id = d.id AND p.message_id IS NULL), 0)
                    FROM delivery d WHERE d.id = @deliveryId AND d.state = 'in_doubt'
                    """,
                    new { deliveryId });
                if (part is null)
                {
                    return false;
                }

                await (settlement == Settlement.Arrived
                    ? ArrivedAsync(session, deliveryId, part.Value, now)
                    : ResendAsync(session, deliveryId, now));
                return true;
            },
            cancellationToken);

    /// <summary>The deliveries in doubt, oldest first.</summary>
    public async Task<IReadOnlyList<DoubtfulDelivery>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                """
                SELECT d.id AS Id, d.dispatch_id AS DispatchId, p.name AS Name, c.address AS Chat,
                  d.reason AS Reason, d.sending_since AS Since
                FROM delivery d JOIN dispatch p ON p.id = d.dispatch_id JOIN chat c ON c.id = d.chat_id
                WHERE d.state = 'in_doubt' ORDER BY d.id LIMIT @limit
                """,
                new { limit }),
            cancellationToken);
        return
        [
            .. rows.Select(row => new DoubtfulDelivery(
                row.Id, row.DispatchId, row.Name, row.Chat, row.Reason,
                row.Since is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null)),
        ];
    }

    private static async Task ArrivedAsync(DbSession session, long id, int part, DateTimeOffset now)
    {
        // Its message id stays unknown, so that this copy can be corrected by hand only.
        await DeliverySql.PartStandsAsync(session, id, part, messageId: "", now);
        await DeliverySql.GoOnAsync(session, id, now);
    }

    private static async Task ResendAsync(DbSession session, long id, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            "UPDATE delivery_part SET in_doubt_since = NULL WHERE delivery_id = @id AND message_id IS NULL", new { id });
        await session.ExecuteAsync(
            """
            UPDATE delivery
            SET state = 'queued', not_before = @Now, changed_at = @Now, reason = NULL,
              expires_at = CASE WHEN expires_at < @Least THEN @Least ELSE expires_at END
            WHERE id = @id AND state = 'in_doubt'
            """,
            new { id, Now = now.ToUnixTimeMilliseconds(), Least = (now + LeastTimeToResend).ToUnixTimeMilliseconds() });
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public long DispatchId { get; set; }

        public string Name { get; set; } = "";

        public string Chat { get; set; } = "";

        public string? Reason { get; set; }

        public long? Since { get; set; }
    }
}

/// <summary>A post that may have arrived or not.</summary>
public sealed record DoubtfulDelivery(
    long Id, long DispatchId, string Name, string Chat, string? Reason, DateTimeOffset? Since);
