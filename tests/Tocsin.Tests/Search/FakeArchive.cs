using System.Runtime.CompilerServices;
using Tocsin.Core.Articles;
using Tocsin.Core.Search;

namespace Tocsin.Tests.Search;

/// <summary>An archive in memory: articles with rising change numbers, as the real one gives them.</summary>
internal sealed class FakeArchive : IIndexedArticles
{
    private readonly Dictionary<long, Article> _articles = [];

    public long Change { get; private set; }

    /// <summary>Called before each article that a follower reads.</summary>
    public Action? OnRead { get; set; }

    public ArticleId Put(ArticleContent content, long? id = null)
    {
        var number = id ?? _articles.Keys.DefaultIfEmpty(0).Max() + 1;
        _articles[number] = new Article(new ArticleId(number), content, 1, DateTimeOffset.UnixEpoch, ++Change);
        return new ArticleId(number);
    }

    public ArticleId Put(string title, string body, string language = "en", string? published = null, string[]? topics = null, string[]? authors = null) =>
        Put(new ArticleContent
        {
            Url = $"https://example.org/articles/{Change + 1}",
            Title = title,
            Paragraphs = body.Split('\n'),
            Language = language,
            Published = published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture),
            Topics = topics ?? [],
            Authors = authors ?? [],
        });

    public void Remove(ArticleId id) => _articles.Remove(id.Value);

    public void Reset(long change) => Change = change;

    public Task<long> ChangeNumberAsync(CancellationToken cancellationToken) => Task.FromResult(Change);

    public async IAsyncEnumerable<Article> ChangesSinceAsync(long change, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var article in _articles.Values.Where(article => article.Change > change).OrderBy(article => article.Change).ToArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            OnRead?.Invoke();
            yield return article;
        }
    }

    public Task<IReadOnlyList<Article>> FindAsync(IReadOnlyList<ArticleId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Article>>([.. ids.Where(id => _articles.ContainsKey(id.Value)).Select(id => _articles[id.Value])]);
}
