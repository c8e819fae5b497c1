using Tocsin.Core.Chats;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>What waits to be sent: put in by the planner, taken out by the workers.</summary>
/// <remarks>
/// A claim takes one delivery a chat at a time, so that posts reach a chat in order and the parts of one stay together.
/// Every claim raises the fence: whoever held the delivery before can write nothing about it any more.
/// </remarks>
internal sealed class DeliveryQueue(Database database, TimeProvider clock)
{
    private const string Claim =
        """
        UPDATE delivery
        SET state = 'leased', lease_owner = @owner, lease_until = @Until, fence = fence + 1, changed_at = @Now
        WHERE id IN (
          SELECT d.id FROM delivery d JOIN dispatch p ON p.id = d.dispatch_id
          WHERE d.state = 'queued' AND d.platform = @platform AND d.not_before <= @Now AND p.state = 'planned'
            AND (d.expires_at > @Now OR d.begun = 1)
            AND (p.for_organizers = 1 OR (@OnlyForOrganizers = 0 AND NOT EXISTS (SELECT 1 FROM halt)))
            AND NOT EXISTS (
              SELECT 1 FROM delivery b WHERE b.chat_id = d.chat_id AND b.id <> d.id
                AND (b.state IN ('leased', 'sending') OR (b.state = 'queued' AND b.begun = 1 AND d.begun = 0 AND p.for_organizers = 0)))
          ORDER BY d.priority, d.not_before, d.id LIMIT @limit)
        RETURNING id AS Id
        """;

    private const string Held =
        $"""
        SELECT d.id AS DeliveryId, d.fence AS Fence, d.dispatch_id AS DispatchId, d.attempts AS Attempts,
          p.when_in_doubt AS WhenInDoubt, p.for_organizers AS ForOrganizers, p.revision AS Revision, d.revision AS PartsRevision, d.begun AS Begun,
          CASE WHEN p.revision = 0 THEN p.mention END AS Mention,
          EXISTS (SELECT 1 FROM attempt a WHERE a.delivery_id = d.id AND a.event = 'moved') AS HasMoved,
          {ChatRow.Columns}
        FROM delivery d JOIN dispatch p ON p.id = d.dispatch_id JOIN chat c ON c.id = d.chat_id
        WHERE d.id IN @ids ORDER BY d.priority, d.not_before, d.id
        """;

    private const string Parts =
        """
        SELECT delivery_id AS DeliveryId, number AS Number, payload AS Payload, plain_text AS PlainText, length AS Length,
          nonce AS Nonce, in_doubt_since AS InDoubtSince, message_id AS MessageId
        FROM delivery_part WHERE delivery_id IN @ids ORDER BY delivery_id, number
        """;

    /// <summary>Queues one delivery a chat, in the transaction that made the dispatch. Those already there stay as they are.</summary>
    public static Task<int> AddAsync(
        DbSession session,
        long dispatchId,
        IEnumerable<(Chat Chat, DateTimeOffset NotBefore)> chats,
        Priority priority,
        DateTimeOffset expiresAt,
        DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO delivery (dispatch_id, chat_id, platform, state, priority, not_before, expires_at, changed_at)
            VALUES (@DispatchId, @ChatId, @Platform, 'queued', @Priority, @NotBefore, @ExpiresAt, @Now)
            ON CONFLICT (dispatch_id, chat_id) DO NOTHING
            """,
            chats.Select(item => new
            {
                DispatchId = dispatchId,
                ChatId = item.Chat.Id.Value,
                item.Chat.Address.Platform,
                Priority = 10 * (int)priority,
                NotBefore = item.NotBefore.ToUnixTimeMilliseconds(),
                ExpiresAt = expiresAt.ToUnixTimeMilliseconds(),
                Now = now.ToUnixTimeMilliseconds(),
            }));

    /// <summary>Takes up to <paramref name="limit"/> due deliveries, most urgent first; while halted only those for organizers.</summary>
    public async Task<Claimed<HeldDelivery>> ClaimAsync(
        string platform, string owner, TimeSpan lease, int limit, bool onlyForOrganizers, CancellationToken cancellationToken)
    {
        // Alone on every node: beside another claim, one chat could be given to two workers.
        var claim = await database.WriteAsync(
            async session =>
            {
                var now = session.Now(clock);
                var claimed = await session.QueryAsync<IdRow>(
                    Claim,
                    new
                    {
                        owner,
                        platform,
                        limit,
                        OnlyForOrganizers = onlyForOrganizers ? 1 : 0,
                        Now = now.ToUnixTimeMilliseconds(),
                        Until = (now + lease).ToUnixTimeMilliseconds(),
                    });
                long[] ids = [.. claimed.Select(row => row.Id)];
                return new Claimed<HeldDelivery>(ids.Length == 0 ? [] : await ReadAsync(session, ids), now);
            },
            cancellationToken);
        if (claim.Held.Count > 0)
        {
            Failpoint.Hit(Failpoint.AfterClaim);
        }

        return claim;
    }

    /// <summary>When the first queued delivery of a platform that was not due at <paramref name="looked"/> is; null when there is none.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(string platform, DateTimeOffset looked, CancellationToken cancellationToken)
    {
        var next = await database.ReadAsync(
            session => session.ScalarAsync<long?>(
                "SELECT MIN(not_before) FROM delivery WHERE state = 'queued' AND platform = @platform AND not_before > @Looked",
                new { platform, Looked = looked.ToUnixTimeMilliseconds() }),
            cancellationToken);
        return next is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(next.Value);
    }

    private static async Task<IReadOnlyList<HeldDelivery>> ReadAsync(DbSession session, long[] ids)
    {
        var parts = (await session.QueryAsync<PartRow>(Parts, new { ids })).ToLookup(part => part.DeliveryId);
        return
        [
            .. (await session.QueryAsync<HeldRow>(Held, new { ids })).Select(row => new HeldDelivery
            {
                Id = row.DeliveryId,
                Fence = row.Fence,
                DispatchId = row.DispatchId,
                Attempts = row.Attempts,
                WhenInDoubt = Enum.Parse<InDoubtPolicy>(row.WhenInDoubt, ignoreCase: true),
                HasMoved = row.HasMoved,
                ForOrganizers = row.ForOrganizers,
                Mention = MentionText.Read(row.Mention),
                Chat = row.Chat.ToChat(),
                Revision = row.Revision,
                // Messages that say what was corrected since, and of which none may stand yet, are made anew.
                Parts = row.Begun == 0 && row.PartsRevision != row.Revision ? [] : [.. parts[row.DeliveryId].Select(part => part.ToPart())],
            }),
        ];
    }

    private sealed class IdRow
    {
        public long Id { get; set; }
    }

    private sealed class HeldRow
    {
        public long DeliveryId { get; set; }

        public long Fence { get; set; }

        public long DispatchId { get; set; }

        public int Attempts { get; set; }

        public string WhenInDoubt { get; set; } = "";

        public bool HasMoved { get; set; }

        public bool ForOrganizers { get; set; }

        public string? Mention { get; set; }

        public long Revision { get; set; }

        public long PartsRevision { get; set; }

        public int Begun { get; set; }

        public ChatRow Chat { get; } = new();

        public long Id { set => Chat.Id = value; }

        public string Address { set => Chat.Address = value; }

        public string Settings { set => Chat.Settings = value; }

        public string? Suspended { set => Chat.Suspended = value; }

        public bool IsRoom { set => Chat.IsRoom = value; }

        public bool IsSubscribed { set => Chat.IsSubscribed = value; }
    }
}
