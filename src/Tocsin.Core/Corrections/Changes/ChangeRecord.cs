using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>Writes down what came of a step. Every statement carries the fence: whoever lost the change writes nothing.</summary>
internal sealed class ChangeRecord(Database database, TimeProvider clock)
{
    /// <summary>Writes a decision; false when another holder has the change since, and nothing was written.</summary>
    /// <param name="held">The change.</param>
    /// <param name="step">The step that was asked for.</param>
    /// <param name="decision">What follows.</param>
    /// <param name="instead">What to try after a refusal; null for nothing.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> WriteAsync(
        HeldChange held, ChangeStep step, ChangeDecision decision, ChangePlan? instead, CancellationToken cancellationToken)
    {
        var written = await database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                if (await HoldAsync(session, held) == 0)
                {
                    return false;
                }

                await ChangeAsync(session, held, step, decision, instead, now);
                Failpoint.Hit(Failpoint.BeforeChangeRecordCommit);
                return true;
            },
            cancellationToken);
        Failpoint.Hit(Failpoint.AfterChangeRecord);
        return written;
    }

    /// <summary>Gives a change back of which no byte has left.</summary>
    public Task ReleaseAsync(HeldChange held, DateTimeOffset notBefore, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                UPDATE correction_delivery SET state = 'queued', not_before = @NotBefore, changed_at = @Now
                WHERE id = @Id AND fence = @Fence AND state IN ('leased', 'sending')
                """,
                new { held.Id, held.Fence, NotBefore = notBefore.ToUnixTimeMilliseconds(), Now = clock.GetUtcNow().ToUnixTimeMilliseconds() }),
            cancellationToken);

    /// <summary>Ends a change for which nothing was asked.</summary>
    public Task EndUnaskedAsync(HeldChange held, string state, string reason, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                var ended = await session.ExecuteAsync(
                    """
                    UPDATE correction_delivery SET state = @state, reason = @reason, changed_at = @Now
                    WHERE id = @Id AND fence = @Fence AND state = 'leased'
                    """,
                    new { held.Id, held.Fence, state, reason, Now = now.ToUnixTimeMilliseconds() });
                if (ended > 0 && state == ChangeStates.Unneeded)
                {
                    await ChangeSql.FinishDeliveryAsync(session, held.Id, changed: false, now);
                }
            },
            cancellationToken);

    /// <summary>An answer that came after its time limit says that the message stands after all.</summary>
    public Task<bool> RecordLateAsync(HeldChange held, ChangeStep step, string messageId, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                return step.Action == ChangeAction.Post
                    && await session.ScalarAsync<long>(
                        "SELECT COUNT(*) FROM correction_delivery WHERE id = @Id AND fence = @Fence AND state = 'in_doubt'", new { held.Id, held.Fence }) > 0
                    && await ArrivedAsync(session, held.Id, held.DeliveryId, messageId, now);
            },
            cancellationToken);

    /// <summary>The post in doubt stands; the change goes on with what is left of it.</summary>
    public static async Task<bool> ArrivedAsync(DbSession session, long item, long delivery, string messageId, DateTimeOffset now)
    {
        var step = await session.ScalarAsync<int?>(
            "SELECT MIN(number) FROM correction_part WHERE item_id = @item AND outcome IS NULL AND action = 'post'", new { item });
        if (step is null)
        {
            return false;
        }

        await ChangeSql.PostedAsync(session, delivery, item, step.Value, messageId, now);
        await ChangeSql.EndAsync(session, item, step.Value, "done", messageId);
        await GoOnAsync(session, item, ChangeStates.Queued, now);
        return true;
    }

    private static async Task ChangeAsync(
        DbSession session, HeldChange held, ChangeStep step, ChangeDecision decision, ChangePlan? instead, DateTimeOffset now)
    {
        switch (decision)
        {
            case ChangeDecision.Done done:
                await ChangeSql.StandsAsync(session, held, step, done.MessageId, now);
                await ChangeSql.EndAsync(session, held.Id, step.Number, "done", done.MessageId);
                await GoOnAsync(session, held.Id, ChangeStates.Leased, now);
                return;

            case ChangeDecision.Gone:
                await ChangeSql.RemoveAsync(session, held, step);
                await ChangeSql.EndAsync(session, held.Id, step.Number, "gone", null);
                await GoOnAsync(session, held.Id, ChangeStates.Queued, now);
                return;

            case ChangeDecision.Retry retry:
                await RetryAsync(session, held, step, retry, now);
                return;

            case ChangeDecision.Suspend suspend:
                var wished = held.Chat.Suspended == SuspendReason.Unsubscribed;
                await session.ExecuteAsync(
                    ChatSql.Suspend + " WHERE id = @Id AND suspended IS NULL",
                    new { Id = held.Chat.Id.Value, Reason = suspend.Reason.ToString(), suspend.Detail, Now = now.ToUnixTimeMilliseconds() });
                await MoveAsync(session, held, wished ? ChangeStates.Failed : ChangeStates.Queued, suspend.Detail, now, now);
                return;

            case ChangeDecision.Move move:
                await FollowAsync(session, held, move.To, now);
                return;

            case ChangeDecision.Refused refused:
                await ChangeSql.EndAsync(session, held.Id, step.Number, "refused", refused.Reason);
                await InsteadAsync(session, held, step, refused.Reason, instead, now);
                return;

            case ChangeDecision.Doubt doubt:
                await session.ExecuteAsync(
                    "UPDATE correction_part SET in_doubt_since = COALESCE(in_doubt_since, @Now) WHERE item_id = @Id AND number = @Number",
                    new { held.Id, step.Number, Now = now.ToUnixTimeMilliseconds() });
                await MoveAsync(session, held, ChangeStates.InDoubt, doubt.Reason, now, now);
                await ChangeSql.TellDoubtAsync(session, held.CorrectionId, now);
                return;

            default:
                throw new InvalidOperationException($"Cannot write {decision.GetType().Name}.");
        }
    }

    private static async Task InsteadAsync(
        DbSession session, HeldChange held, ChangeStep step, string reason, ChangePlan? instead, DateTimeOffset now)
    {
        await ChangeSql.SkipAsync(session, held.Id);
        if (instead is null)
        {
            await MoveAsync(session, held, ChangeStates.Failed, reason, now, now);
            return;
        }

        if (instead.FixesOld)
        {
            await session.ExecuteAsync(
                "UPDATE delivery_part SET fixed = 1 WHERE delivery_id = @DeliveryId AND message_id IS NOT NULL", new { held.DeliveryId });
        }

        var first = await session.ScalarAsync<int>("SELECT COALESCE(MAX(number), 0) + 1 FROM correction_part WHERE item_id = @Id", new { held.Id });
        await ChangeSql.InsertAsync(session, held.Id, instead.Steps.Select((next, index) => next with { Number = first + index }));
        await MoveAsync(session, held, ChangeStates.Queued, null, now, now);
    }

    /// <summary>A chat that became another keeps its settings; its old messages are out of reach.</summary>
    private static async Task FollowAsync(DbSession session, HeldChange held, ChatAddress to, DateTimeOffset now)
    {
        var target = await ChatSql.MoveAsync(session, held.Chat.Address, to, now.ToUnixTimeMilliseconds());
        await ChangeSql.SkipAsync(session, held.Id);
        var same = target == held.Chat.Id;
        await MoveAsync(session, held, same ? ChangeStates.Queued : ChangeStates.Failed, same ? ChangeStates.Moved : ChangeStates.MovedAway, now, now);
    }

    private static async Task RetryAsync(DbSession session, HeldChange held, ChangeStep step, ChangeDecision.Retry retry, DateTimeOffset now)
    {
        if (retry.MayHaveArrived)
        {
            await session.ExecuteAsync(
                """
                UPDATE correction_part
                SET in_doubt_since = COALESCE(in_doubt_since, (SELECT sending_since FROM correction_delivery WHERE id = @Id))
                WHERE item_id = @Id AND number = @Number
                """,
                new { held.Id, step.Number });
        }

        await MoveAsync(session, held, ChangeStates.Queued, retry.Reason, retry.NotBefore, now);
    }

    /// <summary>On to the next step; or the end, when none is left: done, or gone when nobody was there to change.</summary>
    private static async Task GoOnAsync(DbSession session, long item, string state, DateTimeOffset now)
    {
        var left = await session.ScalarAsync<long>(
            "SELECT COUNT(*) FROM correction_part WHERE item_id = @item AND outcome IS NULL", new { item });
        if (left > 0 && await IsEmptyAsync(session, item))
        {
            // The whole post was taken away by others: a further part of it would stand alone.
            await ChangeSql.SkipAsync(session, item);
            left = 0;
        }

        await session.ExecuteAsync(
            """
            UPDATE correction_delivery
            SET reason = NULL, changed_at = @Now, not_before = @Now,
              state = CASE WHEN @left > 0 THEN @state
                WHEN EXISTS (SELECT 1 FROM correction_part s WHERE s.item_id = @item AND s.outcome = 'done') THEN 'done' ELSE 'gone' END
            WHERE id = @item AND state IN ('sending', 'in_doubt')
            """,
            new { item, state, left, Now = now.ToUnixTimeMilliseconds() });
        if (left == 0)
        {
            var changed = await session.ScalarAsync<long>(
                "SELECT COUNT(*) FROM correction_part WHERE item_id = @item AND outcome = 'done'", new { item }) > 0;
            await ChangeSql.FinishDeliveryAsync(session, item, changed, now);
        }
    }

    private static async Task<bool> IsEmptyAsync(DbSession session, long item) =>
        await session.ScalarAsync<long>(
            """
            SELECT COUNT(*) FROM delivery_part q JOIN correction_delivery i ON i.delivery_id = q.delivery_id
            WHERE i.id = @item AND q.message_id IS NOT NULL
            """,
            new { item }) == 0
        && await session.ScalarAsync<long>(
            "SELECT COUNT(*) FROM correction_part WHERE item_id = @item AND outcome = 'gone'", new { item }) > 0;

    /// <summary>Whether this holder still has it.</summary>
    private static Task<int> HoldAsync(DbSession session, HeldChange held) =>
        session.ExecuteAsync(
            "UPDATE correction_delivery SET fence = fence WHERE id = @Id AND fence = @Fence AND state = 'sending'", new { held.Id, held.Fence });

    private static Task<int> MoveAsync(
        DbSession session, HeldChange held, string state, string? reason, DateTimeOffset notBefore, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            UPDATE correction_delivery SET state = @state, reason = @reason, not_before = @NotBefore, changed_at = @Now
            WHERE id = @Id AND fence = @Fence AND state = 'sending'
            """,
            new { held.Id, held.Fence, state, reason, NotBefore = notBefore.ToUnixTimeMilliseconds(), Now = now.ToUnixTimeMilliseconds() });
}
