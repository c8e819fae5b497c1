using Tocsin.Core.Storage;

namespace Tocsin.Discord.Sending;

/// <summary>Which threads we opened in forums, so that a lost answer does not open a second one.</summary>
internal sealed class ForumPostStore(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Notes durably that a thread is about to be opened; says what an earlier try left.</summary>
    public Task<EarlierTry?> BeginAsync(string forum, string nonce, string postKey, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var now = clock.GetUtcNow();
                var earlier = await session.FirstAsync<EarlierTry>(
                    "SELECT tried_at AS TriedAt, thread_id AS ThreadId FROM discord_forum_post WHERE forum_id = @forum AND nonce = @nonce",
                    new { forum, nonce });
                if (earlier is null)
                {
                    await session.ExecuteAsync(
                        "DELETE FROM discord_forum_post WHERE tried_at < @Old", new { Old = (now - Kept).ToUnixTimeMilliseconds() });
                    await session.ExecuteAsync(
                        """
                        INSERT INTO discord_forum_post (forum_id, nonce, post_key, tried_at)
                        VALUES (@forum, @nonce, @postKey, @Now)
                        """,
                        new { forum, nonce, postKey, Now = now.ToUnixTimeMilliseconds() });
                }

                return earlier;
            },
            cancellationToken);

    public Task OpenedAsync(string forum, string nonce, string thread, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE discord_forum_post SET thread_id = @thread WHERE forum_id = @forum AND nonce = @nonce",
                new { forum, nonce, thread }),
            cancellationToken);

    /// <summary>The thread that the post opened last in a forum.</summary>
    public Task<string?> ThreadOfAsync(string forum, string postKey, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.ScalarAsync<string>(
                """
                SELECT thread_id FROM discord_forum_post
                WHERE forum_id = @forum AND post_key = @postKey AND thread_id IS NOT NULL
                ORDER BY tried_at DESC LIMIT 1
                """,
                new { forum, postKey }),
            cancellationToken);

    /// <summary>A try that was noted before, with its thread where that is known.</summary>
    internal sealed class EarlierTry
    {
        public long TriedAt { get; set; }

        public string? ThreadId { get; set; }
    }
}
