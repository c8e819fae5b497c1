using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Keeps a source from changing what is not its own: a hostile feed costs at most itself.</summary>
/// <remarks>An article is changed by the source from which it came, and by sources of the site on which it stands.</remarks>
internal sealed class ArticleOwners(DbSession session, Source source)
{
    /// <summary>Of these articles, those that the source must leave alone.</summary>
    public async Task<IReadOnlySet<long>> ClosedAsync(IReadOnlyCollection<ArticleRow> rows, MayChange may)
    {
        var ids = rows.Select(row => row.Id).ToArray();
        var owners = (await session.QueryAsync<Owner>(
            "SELECT a.article_id AS Article, a.source_id AS Source, s.url AS Url FROM article_source a JOIN source s ON s.id = a.source_id WHERE a.article_id IN @ids", new { ids }))
            .ToDictionary(owner => owner.Article);
        return rows.Where(row => !IsOpen(row, owners.GetValueOrDefault(row.Id), may)).Select(row => row.Id).ToHashSet();
    }

    public Task<int> TakeAsync(IEnumerable<UpsertOutcome> outcomes) =>
        session.ExecuteAsync(
            "INSERT INTO article_source (article_id, source_id) VALUES (@Article, @Value) ON CONFLICT (article_id) DO NOTHING",
            outcomes.OfType<UpsertOutcome.Added>().Select(added => new { Article = added.Id.Value, source.Id.Value }));

    private bool IsOpen(ArticleRow row, Owner? owner, MayChange may) => may switch
    {
        MayChange.Nothing => false,
        _ when owner?.Source == source.Id.Value => true,
        MayChange.UnclaimedArticles => IsOfSite(row) && (owner is null || !CanonicalUrl.SameSite(row.Url, owner.Url)),
        MayChange.ArticlesOfItsSite => IsOfSite(row),
        _ => false,
    };

    private bool IsOfSite(ArticleRow row) => CanonicalUrl.SameSite(row.Url, source.Url);

    private sealed class Owner
    {
        public long Article { get; init; }

        public long Source { get; init; }

        public string Url { get; init; } = "";
    }
}

/// <summary>Which of the articles that the archive holds already may be changed; each includes those before it.</summary>
internal enum MayChange
{
    Nothing,

    /// <summary>Those that came from the source.</summary>
    OwnArticles,

    /// <summary>Those of its site, too, that did not come from another source of that site.</summary>
    UnclaimedArticles,

    /// <summary>All that stand on its site.</summary>
    ArticlesOfItsSite,
}
