using Tocsin.Core.Articles;
using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Query;
using Tocsin.Core.Search.Ranking;
using Tocsin.Core.Search.Snippets;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Core.Search;

/// <summary>Searches the archive.</summary>
/// <remarks>
/// Safe for many threads. Searches answer from what is indexed, while a refresh catches up with the archive;
/// a missing, torn or older index begins empty and is filled by the next refresh.
/// </remarks>
internal sealed class ArchiveSearch : IAsyncDisposable
{
    private readonly IIndexedArticles _articles;
    private readonly IndexStore _store;
    private readonly IndexUpdater _updater;
    private readonly SynonymTable _synonyms;
    private readonly SearchEngine _engine;

    private ArchiveSearch(IIndexedArticles articles, IndexStore store, SearchOptions options, SynonymTable synonyms)
    {
        (_articles, _store, _synonyms) = (articles, store, synonyms);
        _updater = new IndexUpdater(articles, store, options.WordsPerSegment);
        _engine = new SearchEngine(synonyms);
    }

    /// <summary>Opens the index, in milliseconds; it may be empty or behind until a refresh.</summary>
    public static ArchiveSearch Open(SearchOptions options, IIndexedArticles articles, SynonymTable synonyms) =>
        new(articles, IndexStore.Open(options.IndexDirectory), options, synonyms);

    /// <summary>What the index holds and why it is being made anew, if it is.</summary>
    public IndexState State => IndexState.Of(_store);

    /// <summary>Catches up with the archive; what is done is found while the rest is still being read.</summary>
    /// <param name="progress">Told the number of articles read so far, now and then; may be null.</param>
    /// <param name="cancellationToken">Stops it; what is done is kept.</param>
    public Task RefreshAsync(IProgress<int>? progress, CancellationToken cancellationToken) =>
        _updater.RefreshAsync(progress, cancellationToken);

    /// <inheritdoc cref="RefreshAsync(IProgress{int}?, CancellationToken)"/>
    public Task RefreshAsync(CancellationToken cancellationToken) => RefreshAsync(null, cancellationToken);

    /// <summary>Drops articles that the archive no longer has.</summary>
    public Task ForgetAsync(IReadOnlyCollection<ArticleId> ids, CancellationToken cancellationToken) =>
        _updater.ForgetAsync(ids, cancellationToken);

    /// <summary>Makes the index anew from the archive.</summary>
    public Task RebuildAsync(IProgress<int>? progress, CancellationToken cancellationToken) =>
        _updater.RebuildAsync(progress, cancellationToken);

    public async Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        using var lease = _store.Take();
        var told = request.Language is null ? null : Analyzer.Primary(request.Language);
        var page = (Math.Max(0, request.Offset), Math.Clamp(request.Limit, 0, SearchRequest.MostHits));
        var ranked = _engine.Find(lease.Snapshot, QueryParser.Parse(request.Query), told, page, request.WithFacets);
        return new SearchAnswer(request.Query, ranked.Total, await HitsAsync(ranked, cancellationToken))
        {
            Facets = ranked.Facets,
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _updater.DisposeAsync();
        _store.Dispose();
    }

    private async Task<IReadOnlyList<SearchHit>> HitsAsync(RankedPage page, CancellationToken cancellationToken)
    {
        if (page.Hits.Count == 0)
        {
            return [];
        }

        var articles = await _articles.FindAsync([.. page.Hits.Select(hit => new ArticleId(hit.ArticleId))], cancellationToken);
        var byId = articles.ToDictionary(article => article.Id.Value);
        var words = new Dictionary<string, MatchWords>(StringComparer.Ordinal);
        List<SearchHit> hits = new(page.Hits.Count);
        foreach (var hit in page.Hits.Where(hit => byId.ContainsKey(hit.ArticleId)))
        {
            if (!words.TryGetValue(hit.Language, out var match))
            {
                var plan = page.Plans.FirstOrDefault(plan => plan.Language == hit.Language);
                words[hit.Language] = match = new MatchWords(page.Tokens, hit.Language, plan, _synonyms);
            }

            var article = byId[hit.ArticleId];
            hits.Add(new SearchHit(article, hit.Score, SnippetBuilder.Build(article.Content, hit.Language, match))
            {
                TitleMarks = TextMatch.Marks(TextMatch.Find(article.Content.Title, match), 0, article.Content.Title.Length),
            });
        }

        return hits;
    }
}
