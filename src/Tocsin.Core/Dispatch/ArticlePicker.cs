using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Dispatch;

/// <summary>Which articles a schedule has still to post. Those that only fill the archive are never announced.</summary>
internal sealed class ArticlePicker(Database database, ArticleStore articles)
{
    private const string Wanted =
        """
        FROM article a
        WHERE a.announce = 1
          AND (@AllTopics = 1 OR EXISTS (SELECT 1 FROM article_topic t WHERE t.article_id = a.id AND t.topic_key IN @Topics))
        """;

    /// <summary>The newest articles, by original date, that no dispatch has carried.</summary>
    public Task<IReadOnlyList<Article>> NotYetPostedAsync(
        IReadOnlyList<string> topics, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            $"""
            SELECT a.id AS Id {Wanted} AND NOT EXISTS (SELECT 1 FROM dispatch_article d WHERE d.article_id = a.id)
            ORDER BY a.published DESC NULLS LAST, a.id DESC LIMIT @limit
            """,
            topics,
            limit,
            since: 0,
            cancellationToken);

    /// <summary>The articles that came to the archive after <paramref name="since"/>, by original date, newest first.</summary>
    public Task<IReadOnlyList<Article>> SinceAsync(
        DateTimeOffset since, IReadOnlyList<string> topics, int limit, CancellationToken cancellationToken) =>
        ReadAsync(
            $"""
            SELECT a.id AS Id {Wanted} AND a.first_seen > @since
            ORDER BY a.published DESC NULLS LAST, a.id DESC LIMIT @limit
            """,
            topics,
            limit,
            since.ToUnixTimeMilliseconds(),
            cancellationToken);

    private async Task<IReadOnlyList<Article>> ReadAsync(
        string sql, IReadOnlyList<string> topics, int limit, long since, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            AllTopics = topics.Count == 0 ? 1 : 0,
            Topics = topics.Select(TopicKey.Of).ToArray(),
            limit,
            since,
        };
        var ids = await database.ReadAsync(session => session.QueryAsync<long>(sql, arguments), cancellationToken);
        return await articles.FindAsync([.. ids.Select(id => new ArticleId(id))], cancellationToken);
    }
}
