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

    private sealed class Row
    {
        public string Scope { get; set; } = "";

        public long Until { get; set; }
    }
}
