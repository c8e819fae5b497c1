using Tocsin.Core.Articles;
using Tocsin.Core.Search;

namespace Tocsin.Benchmarks.Search;

/// <summary>Articles in memory, for what shall not measure the database.</summary>
internal sealed class ListedArticles(IReadOnlyList<ArticleContent> contents) : IIndexedArticles
{
    public Task<long> ChangeNumberAsync(CancellationToken cancellationToken) => Task.FromResult((long)contents.Count);

    public async IAsyncEnumerable<Article> ChangesSinceAsync(
        long change, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (var i = (int)change; i < contents.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Of(i + 1);
        }
    }

    public Task<IReadOnlyList<Article>> FindAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Article>>([.. ids.Select(id => Of(id.Value))]);

    private Article Of(long id) => new(new ArticleId(id), contents[(int)id - 1], 1, DateTimeOffset.UnixEpoch, id);
}
