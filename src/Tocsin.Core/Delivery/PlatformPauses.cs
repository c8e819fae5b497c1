using Tocsin.Core.Chats;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Delivery;

/// <summary>The waits that platforms asked for, kept so that a restart does not forget them.</summary>
internal sealed class PlatformPauses(Database database, TimeProvider clock)
{
    public static string ScopeOf(string platform) => $"platform:{platform}";

    public static string ScopeOf(ChatId chat) => $"chat:{chat}";

    /// <summary>Stores a wait; a shorter one never cuts a longer one.</summary>
    public Task StoreAsync(string scope, TimeSpan wait, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                """
                INSERT INTO platform_pause (scope, until) VALUES (@scope, @Until)
                ON CONFLICT (scope) DO UPDATE SET until = excluded.until WHERE excluded.until > platform_pause.until
                """,
                new { scope, Until = (clock.GetUtcNow() + wait).ToUnixTimeMilliseconds() }),
            cancellationToken);

    /// <summary>What is left of each wait, by scope; those that are over are forgotten.</summary>
    public async Task<IReadOnlyDictionary<string, TimeSpan>> LoadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await database.WriteAsync(
            async session =>
            {
                await session.ExecuteAsync("DELETE FROM platform_pause WHERE until <= @now", new { now });
                return await session.QueryAsync<Row>("SELECT scope, until FROM platform_pause");
            },
            cancellationToken);
        return rows.ToDictionary(row => row.Scope, row => TimeSpan.FromMilliseconds(row.Until - now));
    }

    /// <summary>What left in the last minute, oldest first: a chat's own pace counts it after a restart, too.</summary>
    public async Task<IReadOnlyList<SentLately>> LoadSentAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var rows = await database.ReadAsync(
            session => session.QueryAsync<SentRow>(
                """
                SELECT d.platform AS Platform, d.chat_id AS ChatId, a.at AS At FROM attempt a JOIN delivery d ON d.id = a.delivery_id
                WHERE a.event = 'sending' AND a.at > @Since AND a.at <= @now ORDER BY a.at
                """,
                new { now, Since = now - (long)ChatPace.Window.TotalMilliseconds }),
            cancellationToken);
        return [.. rows.Select(row => new SentLately(row.Platform, row.ChatId, TimeSpan.FromMilliseconds(now - row.At)))];
    }

    private sealed class SentRow
    {
        public string Platform { get; set; } = "";

        public long ChatId { get; set; }

        public long At { get; set; }
    }

    private sealed class Row
    {
        public string Scope { get; set; } = "";

        public long Until { get; set; }
    }
}

/// <summary>A request that left not long ago.</summary>
internal sealed record SentLately(string Platform, long ChatId, TimeSpan Ago);
