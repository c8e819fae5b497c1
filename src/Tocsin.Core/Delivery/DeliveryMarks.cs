using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>The durable word "a request may leave now", and all that must be true for it, in one statement.</summary>
internal sealed class DeliveryMarks(Database database, Generation generation, TimeProvider clock)
{
    // Consent, halt, expiry and the nonce's window are looked at here and nowhere else: between this statement and the
    // request lies only the gate of the pace.
    private const string Mark =
        """
        UPDATE delivery
        SET state = 'sending', attempts = attempts + 1, sending_since = @Now, lease_until = @Until, changed_at = @Now,
          revision = CASE WHEN begun = 0 THEN @Revision ELSE revision END
        WHERE id = @Id AND fence = @Fence AND state = 'leased'
          AND (begun = 1 OR expires_at > @Now)
          AND EXISTS (
            SELECT 1 FROM chat c JOIN dispatch p ON p.id = delivery.dispatch_id
            WHERE c.id = delivery.chat_id AND c.suspended IS NULL AND p.state = 'planned'
              AND (delivery.begun = 1 OR p.revision = @Revision)
              AND (p.for_organizers = 1 OR (c.subscribed = 1 AND NOT EXISTS (SELECT 1 FROM halt))))
          AND (@Resend = 1 OR NOT EXISTS (
            SELECT 1 FROM delivery_part q WHERE q.delivery_id = @Id AND q.number = @Part
              AND q.in_doubt_since IS NOT NULL AND q.in_doubt_since < @NonceFloor))
        """;

    private const string Why =
        """
        SELECT CASE WHEN c.subscribed = 0 AND p.for_organizers = 0 THEN 'Unsubscribed' ELSE c.suspended END AS Suspended,
          p.state AS Dispatch,
          CASE WHEN p.for_organizers = 0 AND EXISTS (SELECT 1 FROM halt) THEN 1 ELSE 0 END AS Halted, (d.begun = 0 AND p.revision <> @Revision) AS Outdated,
          EXISTS (SELECT 1 FROM delivery_part q
            WHERE q.delivery_id = d.id AND q.in_doubt_since IS NOT NULL AND q.message_id IS NULL) AS Doubtful
        FROM delivery d JOIN chat c ON c.id = d.chat_id JOIN dispatch p ON p.id = d.dispatch_id
        WHERE d.id = @Id AND d.fence = @Fence AND d.state = 'leased'
        """;

    /// <summary>Marks one part as being sent, freezing the parts at the first one; or puts the delivery where it belongs instead.</summary>
    /// <returns>When it was marked; null when nothing may be sent.</returns>
    /// <exception cref="Exception">The mark's fate is unknown: do not send.</exception>
    public async Task<DateTimeOffset?> MarkAsync(
        HeldDelivery held, FrozenPart part, string owner, DeliveryOptions options, TimeSpan nonceWindow, CancellationToken cancellationToken)
    {
        Failpoint.Hit(Failpoint.BeforeSendingMark);
        var marked = await database.WriteFencedAsync<(DateTimeOffset Now, long Stamp)?>(
            async session =>
            {
                var now = session.Now(clock);
                var arguments = new
                {
                    held.Id,
                    held.Fence,
                    held.Revision,
                    Part = part.Number,
                    Now = now.ToUnixTimeMilliseconds(),
                    Until = (now + options.Lease).ToUnixTimeMilliseconds(),
                    Resend = held.WhenInDoubt == InDoubtPolicy.Resend ? 1 : 0,
                    NonceFloor = (now + options.LeaveWithin + options.SendTimeLimit - nonceWindow).ToUnixTimeMilliseconds(),
                    Owner = owner,
                };
                if (await session.ExecuteAsync(Mark, arguments) == 0)
                {
                    await PutWhereItBelongsAsync(session, held, now);
                    return null;
                }

                await FreezeAsync(session, held);
                await session.ExecuteAsync(
                    "INSERT INTO attempt (delivery_id, part, fence, owner, at, event) VALUES (@Id, @Part, @Fence, @Owner, @Now, 'sending')",
                    arguments);
                return (now, await Generation.StampAsync(session));
            },
            cancellationToken);
        if (marked is not { } mark)
        {
            return null;
        }

        generation.Keep(mark.Stamp);
        held.Frozen();
        Failpoint.Hit(Failpoint.AfterSendingMark);
        return mark.Now;
    }

    private static async Task FreezeAsync(DbSession session, HeldDelivery held)
    {
        if (!held.IsFresh)
        {
            return;
        }

        // Those of an earlier revision may lie there, of which nothing was posted.
        await session.ExecuteAsync("DELETE FROM delivery_part WHERE delivery_id = @Id", new { held.Id });
        await session.ExecuteAsync(
            """
            INSERT INTO delivery_part (delivery_id, number, payload, plain_text, length, nonce)
            VALUES (@DeliveryId, @Number, @Payload, @PlainText, @Length, @Nonce)
            """,
            held.Parts.Select(part => new
            {
                DeliveryId = held.Id,
                part.Number,
                part.Payload,
                part.PlainText,
                part.Length,
                part.Nonce,
            }));
    }

    private static async Task PutWhereItBelongsAsync(DbSession session, HeldDelivery held, DateTimeOffset now)
    {
        var why = await session.FirstAsync<Row>(Why, new { held.Id, held.Fence, held.Revision });
        if (why is null)
        {
            return;
        }

        var (state, reason) = why switch
        {
            { Halted: true } or { Dispatch: "paused" or "asked" } => (DeliveryState.Queued, null),
            // What may stand there already can be neither withdrawn nor kept for later without a look.
            { Doubtful: true } => (DeliveryState.InDoubt, "it can no longer be tried again safely"),
            { Dispatch: not "planned" } => (DeliveryState.Cancelled, null),
            { Suspended: not null } => (DeliveryState.Suspended, why.Suspended),
            // Corrected a moment ago: it goes out as it is now.
            { Outdated: true } => (DeliveryState.Queued, null),
            // Too late meanwhile: the sweep lets it expire, and tells.
            _ => (DeliveryState.Queued, (string?)null),
        };
        await session.ExecuteAsync(
            "UPDATE delivery SET state = @State, reason = @reason, changed_at = @Now WHERE id = @Id AND fence = @Fence AND state = 'leased'",
            new { State = state.ToText(), reason, Now = now.ToUnixTimeMilliseconds(), held.Id, held.Fence });
        if (state == DeliveryState.InDoubt)
        {
            await DoubtNotice.AddAsync(session, held.DispatchId, now);
        }
    }

    private sealed class Row
    {
        public bool Doubtful { get; set; }

        public string? Suspended { get; set; }

        public string Dispatch { get; set; } = "";

        public bool Halted { get; set; }

        public bool Outdated { get; set; }
    }
}
