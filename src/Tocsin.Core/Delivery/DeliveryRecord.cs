using Tocsin.Core.Chats;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Writes down what came of a try. Every statement carries the fence: whoever lost the delivery writes nothing.</summary>
internal sealed class DeliveryRecord(Database database, TimeProvider clock, DeliveryOptions options)
{
    private const string WaitingAhead =
        """
        SELECT MAX(o.not_before) FROM delivery o JOIN delivery d ON d.id = @Id
        WHERE o.chat_id = d.chat_id AND o.state = 'queued' AND o.id < d.id AND o.priority = d.priority AND o.attempts = 0
          AND o.not_before > @Now AND o.not_before <= @Pace
        """;

    /// <summary>Writes a decision; false when another holder has the delivery since, and nothing was written.</summary>
    public async Task<bool> WriteAsync(
        HeldDelivery held, FrozenPart part, DeliveryDecision decision, string owner, CancellationToken cancellationToken)
    {
        // What concerns this delivery alone needs nobody to stand still; what else tells organizers or holds a post back does.
        var written = decision is DeliveryDecision.Recorded or DeliveryDecision.Retry
            ? await database.WriteFencedAsync(WriteAsync, cancellationToken)
            : await database.WriteAsync(WriteAsync, cancellationToken);
        if (!written && decision is DeliveryDecision.Recorded recorded)
        {
            // Taken back meanwhile, as of a holder that was thought dead: its answer settles the doubt.
            await RecordLateAsync(held, part, recorded.MessageId, cancellationToken);
        }

        Failpoint.Hit(Failpoint.AfterRecord);
        return written;

        async Task<bool> WriteAsync(DbSession session)
        {
            var now = clock.GetUtcNow();
            if (await ChangeAsync(session, held, part, decision, now) == 0)
            {
                return false;
            }

            var (name, detail) = Describe(decision);
            await session.ExecuteAsync(
                """
                INSERT INTO attempt (delivery_id, part, fence, owner, at, event, detail)
                VALUES (@Id, @Part, @Fence, @owner, @Now, @name, @detail)
                """,
                new { held.Id, Part = part.Number, held.Fence, owner, Now = now.ToUnixTimeMilliseconds(), name, detail });
            Failpoint.Hit(Failpoint.BeforeRecordCommit);
            return true;
        }
    }

    /// <summary>Gives a delivery back of which no byte has left, to be due once <paramref name="wait"/> has passed; where there is none, as it was.</summary>
    /// <remarks>Never before an older one that waits for the chat's pace like it: posts reach a chat in order.</remarks>
    public Task ReleaseAsync(HeldDelivery held, TimeSpan wait, CancellationToken cancellationToken) =>
        database.WriteFencedAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                var ahead = await session.ScalarAsync<long?>(WaitingAhead, new { held.Id, Now = Ms(now), Pace = Ms(now + ChatPace.Window) });
                return await session.ExecuteAsync(
                    """
                    UPDATE delivery
                    SET state = 'queued', not_before = CASE WHEN not_before > @NotBefore THEN not_before ELSE @NotBefore END, changed_at = @Now
                    WHERE id = @Id AND fence = @Fence AND state IN ('leased', 'sending')
                    """,
                    new { held.Id, held.Fence, Now = Ms(now), NotBefore = Math.Max(ahead ?? 0, wait > TimeSpan.Zero ? Ms(now + wait) : 0) });
            },
            cancellationToken);

    /// <summary>Fails a delivery that never left, for a fault of ours.</summary>
    public Task FailUnsentAsync(HeldDelivery held, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                await session.ExecuteAsync(
                    "UPDATE delivery SET state = 'failed', reason = @reason, changed_at = @Now WHERE id = @Id AND fence = @Fence AND state = 'leased'",
                    new { held.Id, held.Fence, reason, Now = Ms(now) });
                await Poison.HoldBackAsync(session, held.DispatchId, options.PoisonAfter, now);
            },
            cancellationToken);

    /// <summary>An answer that came after its time limit says that the part stands after all.</summary>
    public Task<bool> RecordLateAsync(HeldDelivery held, FrozenPart part, string messageId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                var open = await session.ScalarAsync<long>(
                    "SELECT COUNT(*) FROM delivery WHERE id = @Id AND fence = @Fence AND state = 'in_doubt'", new { held.Id, held.Fence });
                if (open == 0)
                {
                    return false;
                }

                await DeliverySql.PartStandsAsync(session, held.Id, part.Number, messageId, now);
                await DeliverySql.GoOnAsync(session, held.Id, now);
                return true;
            },
            cancellationToken);

    private async Task<int> ChangeAsync(
        DbSession session, HeldDelivery held, FrozenPart part, DeliveryDecision decision, DateTimeOffset now)
    {
        switch (decision)
        {
            case DeliveryDecision.Recorded recorded:
                var isLast = part.Number == held.Parts.Count;
                var changed = await MoveAsync(session, held, isLast ? DeliveryState.Sent : DeliveryState.Leased, null, now);
                if (changed > 0)
                {
                    await DeliverySql.PartStandsAsync(session, held.Id, part.Number, recorded.MessageId, now);
                }

                return changed;

            case DeliveryDecision.Retry retry:
                return await RetryAsync(session, held, part, retry, now);

            case DeliveryDecision.Move move:
                var target = await ChatSql.MoveAsync(session, held.Chat.Address, move.To, Ms(now)) ?? held.Chat.Id;
                return await DeliverySql.MoveToChatAsync(session, held, target, now);

            case DeliveryDecision.Suspend suspend:
                await session.ExecuteAsync(
                    ChatSql.Suspend + " WHERE id = @Id AND suspended IS NULL",
                    new { Id = held.Chat.Id.Value, Reason = suspend.Reason.ToString(), suspend.Detail, Now = Ms(now) });
                await ChatNotices.AddAsync(session, now);
                return await MoveAsync(session, held, DeliveryState.Suspended, suspend.Detail, now);

            case DeliveryDecision.Fail fail:
                var failed = await MoveAsync(session, held, DeliveryState.Failed, fail.Reason, now);
                await Poison.HoldBackAsync(session, held.DispatchId, options.PoisonAfter, now);
                return failed;

            case DeliveryDecision.Doubt doubt:
                await DoubtNotice.AddAsync(session, held.DispatchId, now);
                return await MoveAsync(session, held, DeliveryState.InDoubt, doubt.Reason, now);

            default:
                throw new InvalidOperationException($"Cannot write {decision.GetType().Name}.");
        }
    }

    private static Task<int> MoveAsync(DbSession session, HeldDelivery held, DeliveryState to, string? reason, DateTimeOffset now) =>
        session.ExecuteAsync(
            "UPDATE delivery SET state = @To, reason = @reason, changed_at = @Now WHERE id = @Id AND fence = @Fence AND state = 'sending'",
            new { To = to.ToText(), reason, Now = Ms(now), held.Id, held.Fence });

    private static async Task<int> RetryAsync(
        DbSession session, HeldDelivery held, FrozenPart part, DeliveryDecision.Retry retry, DateTimeOffset now)
    {
        if (retry.MayHaveArrived)
        {
            await session.ExecuteAsync(
                """
                UPDATE delivery_part
                SET in_doubt_since = COALESCE(in_doubt_since, (SELECT sending_since FROM delivery WHERE id = @Id))
                WHERE delivery_id = @Id AND number = @Number
                  AND EXISTS (SELECT 1 FROM delivery WHERE id = @Id AND fence = @Fence AND state = 'sending')
                """,
                new { held.Id, held.Fence, part.Number });
        }

        return await session.ExecuteAsync(
            """
            UPDATE delivery
            SET state = 'queued', not_before = @NotBefore, reason = @Reason, changed_at = @Now,
              begun = CASE WHEN @Begun = 1 THEN 1 ELSE begun END, priority = CASE WHEN @Begun = 1 THEN @Ahead ELSE priority END
            WHERE id = @Id AND fence = @Fence AND state = 'sending'
            """,
            new
            {
                NotBefore = Ms(retry.NotBefore),
                Begun = retry.MayHaveArrived ? 1 : 0,
                Ahead = DeliverySql.AheadOfAll,
                retry.Reason,
                Now = Ms(now),
                held.Id,
                held.Fence,
            });
    }

    private static (string Name, string? Detail) Describe(DeliveryDecision decision) => decision switch
    {
        DeliveryDecision.Recorded recorded => ("delivered", recorded.MessageId),
        DeliveryDecision.Retry { MayHaveArrived: true } retry => ("in doubt, to be repeated", retry.Reason),
        DeliveryDecision.Retry retry => ("not sent", retry.Reason),
        DeliveryDecision.Move move => ("moved", move.To.ToString()),
        DeliveryDecision.Suspend suspend => ("suspended", suspend.Detail),
        DeliveryDecision.Fail fail => ("refused", fail.Reason),
        DeliveryDecision.Doubt doubt => ("in doubt", doubt.Reason),
        _ => throw new InvalidOperationException($"Cannot describe {decision.GetType().Name}."),
    };

    private static long Ms(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
