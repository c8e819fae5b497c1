using Tocsin.Core.Chats;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>A request that left not long ago.</summary>
internal sealed record RecentSend(string Platform, ChatId Chat, TimeSpan Ago);

/// <summary>What left in the last minute: a chat's own pace counts it after a restart, too.</summary>
internal sealed class RecentSends(Database database, TimeProvider clock)
{
    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<RecentSend>> LoadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                """
                SELECT d.platform AS Platform, d.chat_id AS ChatId, a.at AS At FROM attempt a JOIN delivery d ON d.id = a.delivery_id
                WHERE a.event = 'sending' AND a.at > @Since AND a.at <= @now ORDER BY a.at
                """,
                new { now, Since = now - (long)ChatPace.Window.TotalMilliseconds }),
            cancellationToken);
        return [.. rows.Select(row => new RecentSend(row.Platform, new ChatId(row.ChatId), TimeSpan.FromMilliseconds(now - row.At)))];
    }

    private sealed class Row
    {
        public string Platform { get; set; } = "";

        public long ChatId { get; set; }

        public long At { get; set; }
    }
}
