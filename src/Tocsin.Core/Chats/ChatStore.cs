using Tocsin.Core.Storage;

namespace Tocsin.Core.Chats;

/// <summary>The chats that opted in, with what each of them chose.</summary>
/// <remarks>Every method is one transaction and may be called from any thread. A suspended chat keeps its settings.</remarks>
public sealed class ChatStore(Database database, TimeProvider clock)
{
    private const string Select = $"SELECT {ChatRow.Columns} FROM chat c";

    /// <summary>The chat at <paramref name="address"/>; null when it never opted in.</summary>
    public async Task<Chat?> FindAsync(ChatAddress address, CancellationToken cancellationToken) =>
        (await database.ReadAsync(
            session => session.FirstAsync<ChatRow>($"{Select} WHERE c.address = @Address", new { Address = address.ToString() }),
            cancellationToken))?.ToChat();

    /// <summary>Opts a chat in, or in again: its settings are replaced and it is active from now on.</summary>
    public async Task<Chat> SubscribeAsync(ChatAddress address, ChatSettings settings, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO chat (address, platform, settings, changed_at) VALUES (@Address, @Platform, @Settings, @Now)
                ON CONFLICT (address) DO UPDATE
                SET settings = excluded.settings, suspended = NULL, suspended_detail = NULL, subscribed = 1, changed_at = excluded.changed_at
                """,
                new { Address = address.ToString(), address.Platform, Settings = ChatRow.Write(settings), Now = Now() }),
            cancellationToken);
        return (await FindAsync(address, cancellationToken))!;
    }

    /// <summary>Opts a chat in with <paramref name="settings"/> where it is unknown; a known one is left as it is.</summary>
    public async Task<Chat> EnsureAsync(ChatAddress address, ChatSettings settings, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO chat (address, platform, settings, changed_at) VALUES (@Address, @Platform, @Settings, @Now)
                ON CONFLICT (address) DO NOTHING
                """,
                new { Address = address.ToString(), address.Platform, Settings = ChatRow.Write(settings), Now = Now() }),
            cancellationToken);
        return (await FindAsync(address, cancellationToken))!;
    }

    /// <summary>Replaces the settings of a chat, active or not; false when it never opted in.</summary>
    public async Task<bool> ChangeSettingsAsync(ChatAddress address, ChatSettings settings, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE chat SET settings = @Settings, changed_at = @Now WHERE address = @Address",
                new { Address = address.ToString(), Settings = ChatRow.Write(settings), Now = Now() }),
            cancellationToken) > 0;

    /// <summary>Stops all posts there, and keeps its settings. The first reason stands until the chat is active again, but its own wish stands above all. An organizers' room that unsubscribes stays one.</summary>
    /// <param name="address">Which chat; an unknown one is ignored.</param>
    /// <param name="reason">Why.</param>
    /// <param name="detail">The platform's words, free of secrets and of message text.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task SuspendAsync(ChatAddress address, SuspendReason reason, string? detail, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var arguments = new { Address = address.ToString(), Reason = reason.ToString(), Detail = detail, Now = Now() };
                var isRoom = reason == SuspendReason.Unsubscribed && await session.ExecuteAsync(
                    "UPDATE chat SET subscribed = 0, changed_at = @Now WHERE address = @Address AND room = 1", arguments) > 0;
                if (!isRoom)
                {
                    await session.ExecuteAsync(
                        ChatSql.Suspend + " WHERE address = @Address AND (suspended IS NULL OR @Reason = 'Unsubscribed')", arguments);
                }
            },
            cancellationToken);

    /// <summary>Makes a chat an organizers' room, or an ordinary chat again. A room that never subscribed gets no posts.</summary>
    /// <returns>False when it was so already.</returns>
    public Task<bool> SetRoomAsync(ChatAddress address, bool isRoom, ChatSettings settings, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ChatSql.SetRoomAsync(session, address, isRoom, settings, Now()), cancellationToken);

    /// <summary>The organizers' rooms that can be posted to.</summary>
    public async Task<IReadOnlyList<Chat>> ListRoomsAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<ChatRow>($"{Select} WHERE c.suspended IS NULL AND c.room = 1 ORDER BY c.id"), cancellationToken);
        return [.. rows.Select(row => row.ToChat())];
    }

    /// <summary>The platform says that the bot may post there again. A chat that unsubscribed stays as its admins left it.</summary>
    /// <returns>True when the chat is active now and was not before.</returns>
    public async Task<bool> ComeBackAsync(ChatAddress address, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            session => session.ExecuteAsync(
                """
                UPDATE chat SET suspended = NULL, suspended_detail = NULL, changed_at = @Now
                WHERE address = @Address AND suspended IS NOT NULL AND suspended <> @Unsubscribed
                """,
                new { Address = address.ToString(), Unsubscribed = nameof(SuspendReason.Unsubscribed), Now = Now() }),
            cancellationToken) > 0;

    /// <summary>The chat goes on under another address, with all that belongs to it.</summary>
    /// <returns>The chat that is at <paramref name="to"/> now; null when neither address is known.</returns>
    public Task<ChatId?> MoveAsync(ChatAddress from, ChatAddress to, CancellationToken cancellationToken) =>
        database.WriteAsync(session => ChatSql.MoveAsync(session, from, to, Now()), cancellationToken);

    /// <summary>The active chats of <paramref name="audience"/>, in the order in which they opted in.</summary>
    public Task<IReadOnlyList<Chat>> ListActiveAsync(Audience audience, CancellationToken cancellationToken) =>
        database.ReadAsync(session => ChatSql.ListActiveAsync(session, audience), cancellationToken);

    /// <summary>Every chat that ever opted in, for organizers.</summary>
    public async Task<IReadOnlyList<Chat>> ListAllAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<ChatRow>($"{Select} ORDER BY c.id"), cancellationToken);
        return [.. rows.Select(row => row.ToChat())];
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
