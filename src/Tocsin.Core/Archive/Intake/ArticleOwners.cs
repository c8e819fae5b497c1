using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Keeps a source from changing what is not its own: a hostile feed costs at most itself.</summary>
/// <remarks>An article is changed by the source from which it came, and by sources of the site on which it stands.</remarks>
internal sealed class ArticleOwners(DbSession session, Source source)
{
    /// <summary>Of these articles, those that the source must leave alone.</summary>
    public async Task<IReadOnlySet<long>> ClosedAsync(IReadOnlyCollection<ArticleRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var own = (await session.QueryAsync<long>(
            "SELECT article_id FROM article_source WHERE source_id = @Value AND article_id IN @ids", new { source.Id.Value, ids })).ToHashSet();
        return rows.Where(row => !own.Contains(row.Id) && !CanonicalUrl.SameSite(row.Url, source.Url)).Select(row => row.Id).ToHashSet();
    }

    public Task<int> TakeAsync(IEnumerable<UpsertOutcome> outcomes) =>
        session.ExecuteAsync(
            "INSERT INTO article_source (article_id, source_id) VALUES (@Article, @Value) ON CONFLICT (article_id) DO NOTHING",
            outcomes.OfType<UpsertOutcome.Added>().Select(added => new { Article = added.Id.Value, source.Id.Value }));
}
