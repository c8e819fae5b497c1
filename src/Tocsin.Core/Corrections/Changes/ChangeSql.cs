using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>Changes of rows that more than one way shares; each inside the caller's transaction.</summary>
internal static class ChangeSql
{
    /// <summary>Writes the steps down before the first of them leaves.</summary>
    public static async Task FreezeAsync(DbSession session, HeldChange held)
    {
        if (held.FixesOld)
        {
            await session.ExecuteAsync(
                "UPDATE delivery_part SET fixed = 1 WHERE delivery_id = @DeliveryId AND message_id IS NOT NULL", new { held.DeliveryId });
        }

        await InsertAsync(session, held.Id, held.Steps);
    }

    public static Task<int> InsertAsync(DbSession session, long item, IEnumerable<ChangeStep> steps) =>
        session.ExecuteAsync(
            """
            INSERT INTO correction_part (item_id, number, action, target, message_id, payload, plain_text, length, nonce)
            VALUES (@Item, @Number, @Action, @Target, @MessageId, @Payload, @PlainText, @Length, @Nonce)
            """,
            steps.Select(step => new
            {
                Item = item,
                step.Number,
                Action = step.Action.ToString().ToLowerInvariant(),
                step.Target,
                step.MessageId,
                step.Part.Payload,
                step.Part.PlainText,
                step.Part.Length,
                step.Nonce,
            }));

    /// <summary>What stands in the chat is now what the step made of it.</summary>
    public static Task<int> StandsAsync(DbSession session, HeldChange held, ChangeStep step, string messageId, DateTimeOffset now) => step.Action switch
    {
        ChangeAction.Delete => RemoveAsync(session, held, step),
        ChangeAction.Post => PostedAsync(session, held.DeliveryId, held.Id, step.Number, messageId, now),
        _ => session.ExecuteAsync(
            """
            UPDATE delivery_part SET payload = @Payload, plain_text = @PlainText, length = @Length
            WHERE delivery_id = @DeliveryId AND number = @Target
            """,
            new { held.DeliveryId, step.Target, step.Part.Payload, step.Part.PlainText, step.Part.Length }),
    };

    public static Task<int> RemoveAsync(DbSession session, HeldChange held, ChangeStep step) =>
        session.ExecuteAsync(
            "DELETE FROM delivery_part WHERE delivery_id = @DeliveryId AND number = @Target", new { held.DeliveryId, step.Target });

    /// <summary>A further message stands; its id is empty when that is not known.</summary>
    public static async Task<int> PostedAsync(
        DbSession session, long delivery, long item, int step, string messageId, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            INSERT INTO delivery_part (delivery_id, number, payload, plain_text, length, nonce, message_id, sent_at, sent_to)
            SELECT @delivery, (SELECT COALESCE(MAX(q.number), 0) + 1 FROM delivery_part q WHERE q.delivery_id = @delivery),
              s.payload, s.plain_text, s.length, s.nonce, @messageId, @Now,
              (SELECT c.address FROM delivery d JOIN chat c ON c.id = d.chat_id WHERE d.id = @delivery)
            FROM correction_part s WHERE s.item_id = @item AND s.number = @step
            """,
            new { delivery, item, step, messageId, Now = now.ToUnixTimeMilliseconds() });

    /// <summary>How a step ended: <c>done</c>, <c>gone</c>, <c>refused</c>, <c>skipped</c>.</summary>
    public static Task<int> EndAsync(DbSession session, long item, int step, string outcome, string? detail) =>
        session.ExecuteAsync(
            "UPDATE correction_part SET outcome = @outcome, detail = @detail WHERE item_id = @item AND number = @step AND outcome IS NULL",
            new { item, step, outcome, detail });

    /// <summary>The steps that are still open are not asked for any more.</summary>
    public static Task<int> SkipAsync(DbSession session, long item) =>
        session.ExecuteAsync("UPDATE correction_part SET outcome = 'skipped' WHERE item_id = @item AND outcome IS NULL", new { item });

    /// <summary>The delivery shows what its correction says; or shows nothing any more.</summary>
    /// <param name="session">The caller's transaction.</param>
    /// <param name="item">The change.</param>
    /// <param name="changed">Whether a message was changed for it: where none had to be, it is as sent as it was.</param>
    /// <param name="now">The time.</param>
    public static Task<int> FinishDeliveryAsync(DbSession session, long item, bool changed, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            UPDATE delivery
            SET state = CASE WHEN (SELECT i.withdraws FROM correction_delivery i WHERE i.id = @item) = 1 THEN 'recalled'
                WHEN @Changed = 1 THEN 'corrected' ELSE state END,
              revision = CASE WHEN (SELECT i.withdraws FROM correction_delivery i WHERE i.id = @item) = 1 THEN revision
                ELSE (SELECT i.number FROM correction_delivery i WHERE i.id = @item) END,
              changed_at = @Now
            WHERE id = (SELECT i.delivery_id FROM correction_delivery i WHERE i.id = @item)
              AND state IN ('sent', 'corrected', 'failed', 'expired', 'cancelled', 'suspended', 'recalled')
            """,
            new { item, Changed = changed ? 1 : 0, Now = now.ToUnixTimeMilliseconds() });

    /// <summary>Organizers look and settle it.</summary>
    public static Task TellDoubtAsync(DbSession session, long correction, DateTimeOffset now)
    {
        var number = correction.ToString(CultureInfo.InvariantCulture);
        return NoticeStore.AddAsync(session, NoticeKind.CorrectionInDoubt, $"correction:{number}", [number], now);
    }
}
