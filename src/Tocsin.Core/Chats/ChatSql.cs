using Tocsin.Core.Storage;

namespace Tocsin.Core.Chats;

/// <summary>What happens to a chat inside a transaction that also writes something else.</summary>
internal static class ChatSql
{
    public const string Suspend = "UPDATE chat SET suspended = @Reason, suspended_detail = @Detail, changed_at = @Now";

    /// <inheritdoc cref="ChatStore.ListActiveAsync"/>
    public static async Task<IReadOnlyList<Chat>> ListActiveAsync(DbSession session, Audience audience)
    {
        var rows = await session.QueryAsync<ChatRow>($"SELECT {ChatRow.Columns} FROM chat c WHERE c.suspended IS NULL AND c.subscribed = 1 ORDER BY c.id");
        return [.. rows.Select(row => row.ToChat()).Where(audience.Includes)];
    }

    /// <inheritdoc cref="ChatStore.SetRoomAsync"/>
    public static async Task<bool> SetRoomAsync(DbSession session, ChatAddress address, bool isRoom, ChatSettings settings, long now)
    {
        var arguments = new { Address = address.ToString(), address.Platform, Settings = ChatRow.Write(settings), Now = now };
        if (!isRoom)
        {
            // Without posts it is what any chat without them is.
            return await session.ExecuteAsync(
                """
                UPDATE chat SET room = 0, suspended = CASE WHEN subscribed = 0 THEN 'Unsubscribed' ELSE suspended END,
                  subscribed = 1, changed_at = @Now
                WHERE address = @Address AND room = 1
                """,
                arguments) > 0;
        }

        return await session.ExecuteAsync(
            """
            INSERT INTO chat (address, platform, settings, room, subscribed, changed_at)
            VALUES (@Address, @Platform, @Settings, 1, 0, @Now)
            ON CONFLICT (address) DO UPDATE
            SET room = 1, suspended = NULL, suspended_detail = NULL, changed_at = excluded.changed_at,
              subscribed = CASE WHEN chat.suspended = 'Unsubscribed' THEN 0 ELSE chat.subscribed END
            WHERE chat.room = 0
            """,
            arguments) > 0;
    }

    /// <inheritdoc cref="ChatStore.MoveAsync"/>
    public static async Task<ChatId?> MoveAsync(DbSession session, ChatAddress from, ChatAddress to, long now)
    {
        var there = await session.ScalarAsync<long?>(
            "SELECT id FROM chat WHERE address = @To", new { To = to.ToString() });
        if (there is not null)
        {
            await session.ExecuteAsync(
                Suspend + " WHERE address = @From AND suspended IS NULL",
                new { From = from.ToString(), Reason = nameof(SuspendReason.Gone), Detail = $"moved to {to}", Now = now });
            return new ChatId(there.Value);
        }

        var moved = await session.FirstAsync<long?>(
            "UPDATE chat SET address = @To, platform = @Platform, changed_at = @Now WHERE address = @From RETURNING id",
            new { From = from.ToString(), To = to.ToString(), to.Platform, Now = now });
        return moved is null ? null : new ChatId(moved.Value);
    }
}
