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
internal sealed class DeliverySettling(Database database, DeliverySignal signal, TimeProvider clock)
{
    private static readonly TimeSpan LeastTimeToResend = TimeSpan.FromHours(1);

    /// <summary>Settles one delivery; the workers see it at their next look.</summary>
    /// <returns>False when it is not in doubt (any more): nothing was changed.</returns>
    public Task<bool> SettleAsync(long deliveryId, Settlement settlement, CancellationToken cancellationToken) =>
        SettleAsync(deliveryId, null, settlement, _ => Task.CompletedTask, cancellationToken);

    /// <summary>Settles one delivery in the very doubt that somebody looked into.</summary>
    /// <param name="deliveryId">Which.</param>
    /// <param name="fence">As <see cref="DoubtfulDelivery.Fence"/> was: sent again and in doubt anew, it is another doubt. Null for any.</param>
    /// <param name="settlement">What somebody saw.</param>
    /// <param name="alongside">What is written with it, in its transaction.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <returns>False when it is not in that doubt (any more): nothing was changed.</returns>
    public async Task<bool> SettleAsync(
        long deliveryId, long? fence, Settlement settlement, Func<DbSession, Task> alongside, CancellationToken cancellationToken)
    {
        var settled = await database.WriteAsync(
            async session =>
            {
                var open = await session.FirstAsync<FenceRow>(
                    "SELECT fence AS Fence FROM delivery WHERE id = @deliveryId AND state = 'in_doubt'", new { deliveryId });
                if (open is null || (fence is not null && open.Fence != fence))
                {
                    return false;
                }

                await SettleAsync(session, deliveryId, settlement);
                await alongside(session);
                return true;
            },
            cancellationToken);
        signal.Pulse();
        return settled;
    }

    /// <summary>Settles all that is in doubt of one dispatch, or nothing of it.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> SettleAllAsync(
        long dispatchId, Settlement settlement, Func<DbSession, int, Task> alongside, CancellationToken cancellationToken)
    {
        var settled = await database.WriteAsync(
            async session =>
            {
                var open = (await session.QueryAsync<long>(
                    "SELECT id FROM delivery WHERE dispatch_id = @dispatchId AND state = 'in_doubt' ORDER BY id", new { dispatchId })).ToList();
                foreach (var id in open)
                {
                    await SettleAsync(session, id, settlement);
                }

                await (open.Count > 0 ? alongside(session, open.Count) : Task.CompletedTask);
                return open.Count;
            },
            cancellationToken);
        signal.Pulse();
        return settled;
    }

    /// <summary>The deliveries in doubt, oldest first, and how many there are in all.</summary>
    /// <param name="dispatchId">Only those of this dispatch; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task<(IReadOnlyList<DoubtfulDelivery> Doubtful, long Total)> ListAsync(
        long? dispatchId, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<(IReadOnlyList<DoubtfulDelivery>, long)>(
            async session =>
            {
                var filter = dispatchId is null ? "" : " AND d.dispatch_id = @dispatchId";
                var rows = await session.QueryAsync<Row>(
                    $"""
                    SELECT d.id AS Id, d.dispatch_id AS DispatchId, p.name AS Name, c.id AS ChatId, c.address AS Chat,
                      d.reason AS Reason, d.sending_since AS Since, d.fence AS Fence
                    FROM delivery d JOIN dispatch p ON p.id = d.dispatch_id JOIN chat c ON c.id = d.chat_id
                    WHERE d.state = 'in_doubt'{filter} ORDER BY d.id LIMIT @limit
                    """,
                    new { limit, dispatchId });
                var total = await session.ScalarAsync<long>(
                    $"SELECT COUNT(*) FROM delivery d WHERE d.state = 'in_doubt'{filter}", new { dispatchId });
                return ([.. rows.Select(row => row.ToDoubtful())], total);
            },
            cancellationToken);

    private async Task SettleAsync(DbSession session, long deliveryId, Settlement settlement)
    {
        var now = clock.GetUtcNow();
        var part = await session.ScalarAsync<int>(
            "SELECT COALESCE(MIN(number), 0) FROM delivery_part WHERE delivery_id = @deliveryId AND message_id IS NULL", new { deliveryId });
        await (settlement == Settlement.Arrived
            ? ArrivedAsync(session, deliveryId, part, now)
            : ResendAsync(session, deliveryId, now));
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

    private sealed class FenceRow
    {
        public long Fence { get; set; }
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public long ChatId { get; set; }

        public long Fence { get; set; }

        public long DispatchId { get; set; }

        public string Name { get; set; } = "";

        public string Chat { get; set; } = "";

        public string? Reason { get; set; }

        public long? Since { get; set; }

        public DoubtfulDelivery ToDoubtful() => new(
            Id, DispatchId, Name, ChatId, Chat, Fence, Reason, Since is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null);
    }
}

/// <summary>A post that may have arrived or not.</summary>
/// <param name="Id">The delivery's number.</param>
/// <param name="DispatchId">The post's.</param>
/// <param name="Name">What people call the post.</param>
/// <param name="ChatId">The chat's number.</param>
/// <param name="Chat">Where the chat is.</param>
/// <param name="Fence">Which doubt it is: each attempt has another.</param>
/// <param name="Reason">What the platform or the network said.</param>
/// <param name="Since">When the message left.</param>
public sealed record DoubtfulDelivery(
    long Id, long DispatchId, string Name, long ChatId, string Chat, long Fence, string? Reason, DateTimeOffset? Since);
