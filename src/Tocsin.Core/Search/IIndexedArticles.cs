using Tocsin.Core.Articles;

namespace Tocsin.Core.Search;

/// <summary>Where the index takes its articles from: the archive.</summary>
/// <remarks>
/// Change numbers only grow. An article that is gone is simply not found any more; no answer shows it, and the
/// index drops it at the next refresh after a search met it, or at once when told by <see cref="ArchiveSearch.ForgetAsync"/>.
/// </remarks>
internal interface IIndexedArticles
{
    /// <summary>The number of the last change.</summary>
    Task<long> ChangeNumberAsync(CancellationToken cancellationToken);

    /// <summary>Every article whose last change came after <paramref name="change"/>, in the order of the changes.</summary>
    IAsyncEnumerable<Article> ChangesSinceAsync(long change, CancellationToken cancellationToken);

    /// <summary>The articles of these numbers, in the order asked for; numbers that the archive lacks are left out.</summary>
    Task<IReadOnlyList<Article>> FindAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellationToken);
}
