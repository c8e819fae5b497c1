using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Delivery;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Dispatch;

/// <summary>Tells organizers when an article that was posted says something else now than it did then.</summary>
/// <remarks>
/// It compares what stands in the database, so that nothing is lost whoever changed the article and whenever the program was
/// stopped: each revision is told once, in the transaction that notes it.
/// </remarks>
internal sealed class ChangedPosts(Database database, ArticleStore archive, TimeProvider clock)
{
    private const int Largest = 100;

    /// <summary>Tells of every change that was not told yet; returns how many.</summary>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        var changed = await database.ReadAsync(session => session.QueryAsync<Row>(Untold, new { Largest }), cancellationToken);
        var told = 0;
        foreach (var row in changed)
        {
            if (await archive.FindAsync(new ArticleId(row.Article), cancellationToken) is { } article
                && await archive.RevisionAsync(article.Id, row.Posted, cancellationToken) is { } posted)
            {
                await TellAsync(article, posted, cancellationToken);
                told++;
            }
        }

        return told;
    }

    // What stands is the earliest state that was replaced after its last post was made, or made again of the article as it was then.
    private const string Untold =
        """
        SELECT a.id AS Article, MIN(r.revision) AS Posted
        FROM (
          SELECT p.article_id AS article_id, MAX(COALESCE(
            (SELECT MAX(k.proposed_at) FROM correction_post c JOIN correction k ON k.id = c.correction_id
             WHERE c.dispatch_id = d.id AND k.kind = 'correct' AND k.state = 'applied' AND k.delivery_id IS NULL
               AND k.subject = 'article:' || p.article_id),
            d.created_at)) AS posted_at
          FROM dispatch_article p JOIN dispatch d ON d.id = p.dispatch_id
          WHERE EXISTS (SELECT 1 FROM delivery v WHERE v.dispatch_id = d.id AND v.state IN ('sending', 'sent', 'in_doubt', 'corrected'))
          GROUP BY p.article_id
        ) posted
        JOIN article a ON a.id = posted.article_id AND a.revision > 1
        JOIN article_revision r ON r.article_id = a.id AND r.replaced_at >= posted.posted_at
        LEFT JOIN article_told t ON t.article_id = a.id
        WHERE t.revision IS NULL OR t.revision < a.revision
        GROUP BY a.id
        ORDER BY a.id
        LIMIT @Largest
        """;

    private Task TellAsync(Article article, ArticleContent posted, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var subject = $"article:{article.Id}";
                // One that nobody has read yet is replaced: organizers are told all that has changed, once.
                await NoticeStore.WithdrawAsync(session, NoticeKind.ArticleChanged, subject);
                if (Fingerprint.OfContent(posted) != Fingerprint.OfContent(article.Content))
                {
                    var difference = ArticleDifference.Of(posted, article.Content);
                    var said = difference.Count > 0 ? difference : [new Phrase("difference.small")];
                    await NoticeStore.AddAsync(
                        session, NoticeKind.ArticleChanged, subject, [article.Id.ToString(), article.Content.Title, Phrase.Join(said)], clock.GetUtcNow());
                }

                await session.ExecuteAsync(
                    """
                    INSERT INTO article_told (article_id, revision) VALUES (@Value, @Revision)
                    ON CONFLICT (article_id) DO UPDATE SET revision = excluded.revision
                    """,
                    new { article.Id.Value, article.Revision });
            },
            cancellationToken);

    private sealed class Row
    {
        public long Article { get; init; }

        public int Posted { get; init; }
    }
}
