using Tocsin.Core.Chats;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>Changes that more than one way to the same state share; each inside the caller's transaction.</summary>
internal static class DeliverySql
{
    /// <summary>The priority of what may have arrived and is asked again: the nonce's window closes while others go first.</summary>
    public const int AheadOfAll = -2;

    /// <summary>A part stands under <paramref name="messageId"/>; empty when it arrived and its id is not known.</summary>
    public static async Task PartStandsAsync(DbSession session, long id, int part, string messageId, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            """
            UPDATE delivery_part SET message_id = @messageId, sent_at = @Now,
              sent_to = (SELECT c.address FROM delivery d JOIN chat c ON c.id = d.chat_id WHERE d.id = @id)
            WHERE delivery_id = @id AND number = @part
            """,
            new { id, part, messageId, Now = now.ToUnixTimeMilliseconds() });
        // What has begun is finished first, so that the parts of one post stay together.
        await session.ExecuteAsync("UPDATE delivery SET begun = 1, priority = -1 WHERE id = @id", new { id });
    }

    /// <summary>Out of doubt: sent when all parts stand, queued for the rest otherwise.</summary>
    public static Task<int> GoOnAsync(DbSession session, long id, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            UPDATE delivery
            SET state = CASE WHEN EXISTS (
                  SELECT 1 FROM delivery_part p WHERE p.delivery_id = delivery.id AND p.message_id IS NULL)
                THEN 'queued' ELSE 'sent' END,
              not_before = @Now, reason = NULL, changed_at = @Now
            WHERE id = @id AND state = 'in_doubt'
            """,
            new { id, Now = now.ToUnixTimeMilliseconds() });

    /// <summary>The delivery follows its chat to where it moved. Where that place has this post already, it is withdrawn here.</summary>
    public static async Task<int> MoveToChatAsync(DbSession session, HeldDelivery held, ChatId target, DateTimeOffset now)
    {
        var hasItAlready = target != held.Chat.Id && await session.ScalarAsync<long>(
            "SELECT COUNT(*) FROM delivery WHERE dispatch_id = @DispatchId AND chat_id = @Chat",
            new { held.DispatchId, Chat = target.Value }) > 0;
        return await session.ExecuteAsync(
            """
            UPDATE delivery
            SET chat_id = @Chat, platform = (SELECT platform FROM chat WHERE id = @Chat), state = @State, reason = 'the chat moved',
              not_before = @Now, changed_at = @Now
            WHERE id = @Id AND fence = @Fence AND state = 'sending'
            """,
            new
            {
                Chat = hasItAlready ? held.Chat.Id.Value : target.Value,
                State = (hasItAlready ? DeliveryState.Cancelled : DeliveryState.Queued).ToText(),
                Now = now.ToUnixTimeMilliseconds(),
                held.Id,
                held.Fence,
            });
    }
}
