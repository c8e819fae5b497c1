using Tocsin.Core.Chats;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>What became of the posts for a chat.</summary>
public sealed record ChatCount(long Sent, long Failed, long InDoubt)
{
    internal static readonly ChatCount None = new(0, 0, 0);
}

/// <summary>Counts, by chat, what arrived.</summary>
public sealed class ChatCounts(Database database)
{
    /// <summary>One for each of <paramref name="chats"/>; notices to organizers do not count.</summary>
    public async Task<IReadOnlyDictionary<ChatId, ChatCount>> ReadAsync(IReadOnlyList<ChatId> chats, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                """
                SELECT d.chat_id AS Chat,
                  SUM(CASE WHEN d.state IN ('sent', 'corrected', 'recalled') THEN 1 ELSE 0 END) AS Sent,
                  SUM(CASE WHEN d.state = 'failed' THEN 1 ELSE 0 END) AS Failed,
                  SUM(CASE WHEN d.state = 'in_doubt' THEN 1 ELSE 0 END) AS InDoubt
                FROM delivery d JOIN dispatch p ON p.id = d.dispatch_id
                WHERE d.chat_id IN @Chats AND p.for_organizers = 0 GROUP BY d.chat_id
                """,
                new { Chats = chats.Select(chat => chat.Value).ToArray() }),
            cancellationToken);
        var byChat = rows.ToDictionary(row => new ChatId(row.Chat), row => new ChatCount(row.Sent, row.Failed, row.InDoubt));
        return chats.ToDictionary(chat => chat, chat => byChat.GetValueOrDefault(chat) ?? ChatCount.None);
    }

    private sealed class Row
    {
        public long Chat { get; set; }

        public long Sent { get; set; }

        public long Failed { get; set; }

        public long InDoubt { get; set; }
    }
}
