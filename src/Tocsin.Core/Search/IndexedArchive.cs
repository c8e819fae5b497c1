using Tocsin.Core.Archive;
using Tocsin.Core.Articles;

namespace Tocsin.Core.Search;

/// <summary>The archive's store as the index sees it.</summary>
internal sealed class IndexedArchive(ArticleStore store) : IIndexedArticles
{
    public Task<long> ChangeNumberAsync(CancellationToken cancellationToken) => store.ChangeNumberAsync(cancellationToken);

    public IAsyncEnumerable<Article> ChangesSinceAsync(long change, CancellationToken cancellationToken) =>
        store.ChangesSinceAsync(change, cancellationToken);

    public Task<IReadOnlyList<Article>> FindAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellationToken) =>
        store.FindAsync(ids, cancellationToken);
}
