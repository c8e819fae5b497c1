using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Takes back what dead or stalled workers held.</summary>
/// <remarks>
/// Leased: no byte left, queued again. Sending: ambiguous, decided as any ambiguous answer is. On SQLite one process owns
/// the database (<see cref="DataLock"/>), so that every other holder is dead; on PostgreSQL other nodes live, and only
/// leases that have run out by the server's clock are taken.
/// </remarks>
internal sealed class DeliveryRecovery(Database database, TimeProvider clock, DeliveryOptions options)
{
    /// <summary>Takes back the leases that have run out, but for what <paramref name="owner"/> still works on, and on SQLite those of everyone else.</summary>
    /// <param name="owner">This process.</param>
    /// <param name="atWork">Deliveries that this process still works on, however long it takes.</param>
    /// <param name="nonceWindows">Each platform's nonce window; a platform that is not there has none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>How many deliveries were taken back.</returns>
    public Task<int> TakeBackAsync(
        string owner, IReadOnlyCollection<long> atWork, IReadOnlyDictionary<string, TimeSpan> nonceWindows, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = session.Now(clock);
                var lost = (await session.QueryAsync<Row>(
                    """
                    SELECT d.id AS Id, d.dispatch_id AS DispatchId, d.platform AS Platform, d.state AS State,
                      d.sending_since AS SendingSince, d.attempts AS Attempts, p.when_in_doubt AS WhenInDoubt,
                      (SELECT MIN(q.number) FROM delivery_part q WHERE q.delivery_id = d.id AND q.message_id IS NULL) AS Part,
                      (SELECT MIN(q.in_doubt_since) FROM delivery_part q WHERE q.delivery_id = d.id AND q.message_id IS NULL) AS InDoubtSince
                    FROM delivery d JOIN dispatch p ON p.id = d.dispatch_id
                    WHERE d.state IN ('leased', 'sending') AND (d.lease_until < @Now OR (@Alone = 1 AND d.lease_owner <> @owner))
                    ORDER BY d.id
                    """,
                    new { owner, Now = now.ToUnixTimeMilliseconds(), Alone = session.Engine == DatabaseEngine.Sqlite ? 1 : 0 })).Where(row => !atWork.Contains(row.Id)).ToList();
                foreach (var row in lost)
                {
                    await TakeBackAsync(session, row, nonceWindows.GetValueOrDefault(row.Platform), now);
                }

                return lost.Count;
            },
            cancellationToken);

    private async Task TakeBackAsync(DbSession session, Row row, TimeSpan nonceWindow, DateTimeOffset now)
    {
        var state = DeliveryState.Queued;
        var notBefore = now;
        string? reason = null;
        if (row.State == "sending")
        {
            var decision = DeliveryDecision.After(
                new SendOutcome.InDoubt("the program ended while the request was under way"), row.Situation(now, nonceWindow, options));
            reason = (decision as DeliveryDecision.Doubt)?.Reason;
            state = reason is null ? DeliveryState.Queued : DeliveryState.InDoubt;
            notBefore = (decision as DeliveryDecision.Retry)?.NotBefore ?? now;
            await session.ExecuteAsync(
                "UPDATE delivery_part SET in_doubt_since = COALESCE(in_doubt_since, @SendingSince) WHERE delivery_id = @Id AND number = @Part",
                row);
        }

        // The fence stays with an in_doubt, so that a late answer of the same holder still counts.
        await session.ExecuteAsync(
            """
            UPDATE delivery
            SET state = @State, not_before = CASE WHEN not_before > @NotBefore THEN not_before ELSE @NotBefore END, reason = @reason, changed_at = @Now,
              begun = CASE WHEN @WasSending = 1 THEN 1 ELSE begun END, priority = CASE WHEN @WasSending = 1 THEN @Ahead ELSE priority END
            WHERE id = @Id AND state = @From
            """,
            new
            {
                row.Id,
                From = row.State,
                State = state.ToText(),
                NotBefore = notBefore.ToUnixTimeMilliseconds(),
                WasSending = row.State == "sending" ? 1 : 0,
                Ahead = DeliverySql.AheadOfAll,
                reason,
                Now = now.ToUnixTimeMilliseconds(),
            });
        if (state == DeliveryState.InDoubt)
        {
            await DoubtNotice.AddAsync(session, row.DispatchId, now);
        }
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public long DispatchId { get; set; }

        public string Platform { get; set; } = "";

        public string State { get; set; } = "";

        public long? SendingSince { get; set; }

        public int Attempts { get; set; }

        public string WhenInDoubt { get; set; } = "";

        public int Part { get; set; }

        public long? InDoubtSince { get; set; }

        public SendSituation Situation(DateTimeOffset now, TimeSpan nonceWindow, DeliveryOptions options) => new()
        {
            Now = now,
            Backoff = Backoff.Least,
            SendingSince = DateTimeOffset.FromUnixTimeMilliseconds(SendingSince ?? now.ToUnixTimeMilliseconds()),
            InDoubtSince = InDoubtSince is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since) : null,
            NonceWindow = nonceWindow,
            SendTimeLimit = options.SendTimeLimit,
            WhenInDoubt = Enum.Parse<InDoubtPolicy>(WhenInDoubt, ignoreCase: true),
        };
    }
}
