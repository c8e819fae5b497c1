using System.Runtime.CompilerServices;
using Tocsin.Core.Articles;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive;

/// <summary>All articles: what was added is found again, with each of its revisions, and followers learn what changed.</summary>
/// <remarks>Safe for many threads. A batch is durable when its call returns, or nothing of it is.</remarks>
internal sealed class ArticleStore(Database database, TimeProvider clock)
{
    private const int PageSize = 200;

    /// <summary>Adds what is new and revises what differs; outcomes are in the order of <paramref name="batch"/>.</summary>
    /// <param name="batch">Some hundreds of articles at most; the same one may be in it twice.</param>
    /// <param name="announce">Whether schedules may post what is added as new.</param>
    /// <param name="cancellationToken">Before the commit it leaves the archive as it was.</param>
    public Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(
        IReadOnlyList<ArticleContent> batch, bool announce, CancellationToken cancellationToken) =>
        database.WriteAsync(session => new ArticleWriter(session, clock).UpsertAsync(batch, announce), cancellationToken);

    public async Task<Article?> FindAsync(ArticleId id, CancellationToken cancellationToken) =>
        (await FindAsync([id], cancellationToken)).SingleOrDefault();

    /// <summary>The articles of these numbers, in the order asked for; numbers that the archive lacks are left out.</summary>
    public async Task<IReadOnlyList<Article>> FindAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellationToken)
    {
        List<Article> found = [];
        foreach (var page in ids.Distinct().Chunk(PageSize))
        {
            found.AddRange(await QueryAsync(
                $"SELECT {StoredArticle.Columns} FROM article a WHERE a.id IN @ids",
                new { ids = page.Select(id => id.Value).ToArray() },
                cancellationToken));
        }

        var byId = found.ToDictionary(article => article.Id);
        return [.. ids.Where(byId.ContainsKey).Select(id => byId[id])];
    }

    /// <summary>What an article said in an earlier revision, or says in the current one; null for a revision that there is not.</summary>
    public async Task<ArticleContent?> RevisionAsync(ArticleId id, int revision, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            session => session.ScalarAsync<string>(
                """
                SELECT content FROM article_revision WHERE article_id = @Value AND revision = @revision
                UNION ALL SELECT content FROM article WHERE id = @Value AND revision = @revision
                """,
                new { id.Value, revision }),
            cancellationToken) is { } content ? ArchiveJson.Read(content) : null;

    /// <summary>The article with this address, in any spelling under which it was ever seen.</summary>
    public async Task<Article?> FindByUrlAsync(string url, CancellationToken cancellationToken) =>
        (await QueryAsync(
            $"SELECT {StoredArticle.Columns} FROM article a JOIN article_address d ON d.article_id = a.id WHERE d.url_key = @key",
            new { key = CanonicalUrl.Of(url).Key },
            cancellationToken)).SingleOrDefault();

    /// <summary>The newest articles by their original date, those without a date last.</summary>
    /// <param name="topic">Only of this topic, in any case; null for all.</param>
    /// <param name="language">Only of this language; null for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many to pass over, for paging.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    public Task<IReadOnlyList<Article>> LatestAsync(
        string? topic, string? language, int limit, int offset, CancellationToken cancellationToken) =>
        QueryAsync(
            $"""
            SELECT {StoredArticle.Columns} FROM article a
            WHERE (@topic IS NULL OR a.id IN (SELECT t.article_id FROM article_topic t WHERE t.topic_key = @topic))
              AND (@language IS NULL OR a.language = @language)
            ORDER BY a.published DESC NULLS LAST, a.id DESC LIMIT @limit OFFSET @offset
            """,
            new { topic = topic is null ? null : TopicKey.Of(topic), language = language?.ToLowerInvariant(), limit, offset },
            cancellationToken);

    /// <summary>Every topic with its number of articles, the largest first.</summary>
    public async Task<IReadOnlyList<TopicCount>> TopicsAsync(CancellationToken cancellationToken) =>
        [.. await database.ReadAsync(
            session => session.QueryAsync<TopicCount>(
                """
                SELECT MIN(topic) AS Topic, COUNT(*) AS Articles FROM article_topic
                GROUP BY topic_key ORDER BY COUNT(*) DESC, topic_key
                """),
            cancellationToken)];

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ScalarAsync<long>("SELECT COUNT(*) FROM article"), cancellationToken);

    /// <summary>The number of the last change; it only grows, and a follower that has seen it is up to date.</summary>
    public Task<long> ChangeNumberAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.ScalarAsync<long>("SELECT change FROM archive_state"), cancellationToken);

    /// <summary>Every article whose last change came after <paramref name="change"/>, in the order of the changes.</summary>
    public async IAsyncEnumerable<Article> ChangesSinceAsync(long change, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var page = await QueryAsync(
                $"SELECT {StoredArticle.Columns} FROM article a WHERE a.change > @change ORDER BY a.change LIMIT @limit",
                new { change, limit = PageSize },
                cancellationToken);
            foreach (var article in page)
            {
                yield return article;
                change = article.Change;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    private async Task<IReadOnlyList<Article>> QueryAsync(string sql, object arguments, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(session => session.QueryAsync<StoredArticle>(sql, arguments), cancellationToken);
        return [.. rows.Select(row => row.ToArticle())];
    }
}
