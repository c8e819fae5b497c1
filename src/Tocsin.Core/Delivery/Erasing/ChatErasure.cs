using System.Globalization;
using System.Text.Json;
using Tocsin.Core.Chats;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery.Erasing;

/// <summary>Forgets a chat at its admins' wish.</summary>
/// <remarks>
/// Gone: its address, also from audiences that name it, settings, the texts and the platform's numbers of its messages, all attempts. Left: that some chat got, or
/// did not get, a post (a number without an address), so that counts stay true and nothing is posted twice (I2). Its messages
/// stay where they stand: without an address nothing can be corrected or withdrawn there any more.
/// </remarks>
public sealed class ChatErasure(Database database, TimeProvider clock)
{
    /// <summary>What has an audience in it, which may name chats.</summary>
    private static readonly (string Table, string Column)[] NamedIn =
    [
        ("dispatch", "audience"), ("schedule", "definition"), ("schedule_wish", "definition"), ("proposal_revision", "content"),
        ("campaign_revision", "content"),
    ];

    /// <returns>False when nothing was stored of it.</returns>
    public Task<bool> EraseAsync(ChatAddress address, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var id = await session.ScalarAsync<long?>("SELECT id FROM chat WHERE address = @Address", new { Address = address.ToString() });
                if (id is null)
                {
                    return false;
                }

                await EraseAsync(session, id.Value, clock.GetUtcNow().ToUnixTimeMilliseconds());
                await ForgetAddressAsync(session, address, Erased(id.Value));
                return true;
            },
            cancellationToken);

    private static string Erased(long id) => string.Create(CultureInfo.InvariantCulture, $"erased:{id}");

    /// <summary>Audiences that name the chat, as JSON, name one that is nowhere: nobody else gets what was meant for it.</summary>
    private static async Task ForgetAddressAsync(DbSession session, ChatAddress address, string erased)
    {
        var arguments = new { Old = Json(address.ToString()), New = Json(erased) };
        foreach (var (table, column) in NamedIn)
        {
            await session.ExecuteAsync(
                $"UPDATE {table} SET {column} = REPLACE({column}, @Old, @New) WHERE {column} <> REPLACE({column}, @Old, @New)", arguments);
        }
    }

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    private static async Task EraseAsync(DbSession session, long id, long now)
    {
        var arguments = new { id, Now = now, Address = Erased(id), Settings = ChatRow.Write(new ChatSettings()) };
        // A request that is under way is not stopped; its answer finds nothing to write to that tells more than a number.
        await session.ExecuteAsync(
            """
            UPDATE delivery SET state = 'cancelled', changed_at = @Now
            WHERE chat_id = @id AND state IN ('queued', 'leased', 'suspended', 'in_doubt')
            """,
            arguments);
        await session.ExecuteAsync(
            "DELETE FROM attempt WHERE delivery_id IN (SELECT d.id FROM delivery d WHERE d.chat_id = @id)", arguments);
        // Emptied, not removed: a part that stands must still be known to stand. Its nonce is random and tells nothing.
        await session.ExecuteAsync(
            """
            UPDATE delivery_part
            SET payload = '', plain_text = '', sent_to = NULL, message_id = CASE WHEN message_id IS NULL THEN NULL ELSE '' END
            WHERE delivery_id IN (SELECT d.id FROM delivery d WHERE d.chat_id = @id)
            """,
            arguments);
        await session.ExecuteAsync(
            """
            UPDATE correction_delivery SET state = 'unneeded', changed_at = @Now
            WHERE state IN ('queued', 'leased', 'in_doubt') AND delivery_id IN (SELECT d.id FROM delivery d WHERE d.chat_id = @id)
            """,
            arguments);
        await session.ExecuteAsync(
            """
            UPDATE correction_part
            SET payload = '', plain_text = '', detail = NULL, message_id = CASE WHEN message_id IS NULL THEN NULL ELSE '' END
            WHERE item_id IN (
              SELECT i.id FROM correction_delivery i JOIN delivery d ON d.id = i.delivery_id WHERE d.chat_id = @id)
            """,
            arguments);
        await session.ExecuteAsync("UPDATE delivery SET reason = NULL WHERE chat_id = @id", arguments);
        await session.ExecuteAsync("DELETE FROM platform_pause WHERE scope = @Scope", new { Scope = $"chat:{id}" });
        await session.ExecuteAsync("DELETE FROM notice WHERE subject = @Subject", new { Subject = $"chat:{id}" });
        await session.ExecuteAsync(
            """
            UPDATE chat
            SET address = @Address, platform = 'erased', settings = @Settings, suspended = 'Erased', suspended_detail = NULL,
              told = 'Erased', room = 0, subscribed = 1, changed_at = @Now
            WHERE id = @id
            """,
            arguments);
    }
}
