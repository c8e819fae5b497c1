using Tocsin.Core.Articles;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive;

/// <summary>Writes batches of articles, in a transaction that the caller owns: read, decide (<see cref="UpsertPlan"/>), write.</summary>
internal sealed class ArticleWriter(DbSession session, TimeProvider clock)
{
    /// <summary>Adds what is new and revises what differs; the outcomes are in the order of <paramref name="batch"/>.</summary>
    /// <param name="batch">Some hundreds of articles at most; the same one may be in it twice.</param>
    /// <param name="announce">Whether schedules may post what is added as new.</param>
    /// <param name="closed">Of the articles that the batch could change, those that it must leave alone; null for none.</param>
    public async Task<IReadOnlyList<UpsertOutcome>> UpsertAsync(
        IReadOnlyList<ArticleContent> batch, bool announce, Func<IReadOnlyCollection<ArticleRow>, Task<IReadOnlySet<long>>>? closed = null)
    {
        // An update that changes nothing takes the row's lock first, so that numbers are given to one batch at a time.
        var state = (await session.FirstAsync<State>(
            "UPDATE archive_state SET change = change RETURNING change AS Change, last_article AS LastArticle"))!;
        var identities = batch.Select(ArticleIdentity.Of).ToList();
        var known = await KnownArticles.ReadAsync(session, identities);
        var now = clock.GetUtcNow();
        var plan = new UpsertPlan(known, state.LastArticle, state.Change, now, announce)
        {
            Closed = closed is null ? new HashSet<long>() : await closed(known.Rows),
        };
        var outcomes = batch.Zip(identities, plan.Take).ToList();
        await WriteAsync(plan, now);
        return outcomes;
    }

    /// <summary>Keeps the organizers' own summary with an article; false when the archive lacks it.</summary>
    public async Task<bool> SetOwnSummaryAsync(ArticleId id, string summary)
    {
        await session.ExecuteAsync("UPDATE archive_state SET change = change");
        var row = await session.FirstAsync<ArticleRow>(
            $"SELECT {ArticleRow.Columns} FROM article a WHERE a.id = @id", new { id = id.Value });
        if (row is null)
        {
            return false;
        }

        await UpsertAsync([ArchiveJson.Read(row.Content) with { OwnSummary = summary }], announce: false);
        return true;
    }

    private async Task WriteAsync(UpsertPlan plan, DateTimeOffset now)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO article (id, url, guid_key, text_key, external_id, content_hash, revision, change, first_seen, published, language, announce, content)
            VALUES (@Id, @Url, @GuidKey, @TextKey, @ExternalId, @ContentHash, @Revision, @Change, @FirstSeen, @Published, @Language, @Announce, @Content)
            """,
            plan.Inserts);
        await session.ExecuteAsync(
            "INSERT INTO article_revision (article_id, revision, replaced_at, content) VALUES (@Id, @Revision, @At, @Content)",
            plan.Replaced.Select(row => new { row.Id, row.Revision, At = now.ToUnixTimeMilliseconds(), row.Content }));
        await session.ExecuteAsync(
            """
            UPDATE article SET url = @Url, guid_key = @GuidKey, text_key = @TextKey, external_id = @ExternalId, content_hash = @ContentHash,
              revision = @Revision, change = @Change, published = @Published, language = @Language, content = @Content
            WHERE id = @Id
            """,
            plan.Updates);
        await session.ExecuteAsync(
            "INSERT INTO article_address (url_key, article_id) VALUES (@UrlKey, @Id) ON CONFLICT (url_key) DO NOTHING",
            plan.Addresses.Select(address => new { address.UrlKey, address.Id }));
        await WriteTopicsAsync(plan);
        await session.ExecuteAsync(
            "UPDATE archive_state SET change = @Change, last_article = @LastArticle", new { plan.Change, plan.LastArticle });
    }

    private async Task WriteTopicsAsync(UpsertPlan plan)
    {
        await session.ExecuteAsync(
            "DELETE FROM article_topic WHERE article_id = @Id", plan.Replaced.Select(row => new { row.Id }));
        await session.ExecuteAsync(
            "INSERT INTO article_topic (article_id, topic_key, topic) VALUES (@Id, @Key, @Topic) ON CONFLICT (article_id, topic_key) DO NOTHING",
            plan.Topics.SelectMany(
                article => article.Value.Topics.Select(topic => new { Id = article.Key, Key = TopicKey.Of(topic), Topic = topic.Trim() })));
    }

    private sealed class State
    {
        public long Change { get; init; }

        public long LastArticle { get; init; }
    }
}
