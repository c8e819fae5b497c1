using Tocsin.Core.Articles;
using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Checking;
using Tocsin.Core.Search.Completing;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Building;
using Tocsin.Core.Search.Query;
using Tocsin.Core.Search.Ranking;
using Tocsin.Core.Search.Relating;
using Tocsin.Core.Search.Spelling;
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
    private readonly HitFetcher _hits;
    private readonly SearchEngine _engine;

    private ArchiveSearch(IIndexedArticles articles, IndexStore store, SearchOptions options, SynonymTable synonyms)
    {
        (_articles, _store) = (articles, store);
        _hits = new HitFetcher(articles, synonyms);
        _updater = new IndexUpdater(articles, store, options.WordsPerSegment);
        _engine = new SearchEngine(synonyms);
    }

    /// <summary>Opens the index, in milliseconds; it may be empty or behind until a refresh.</summary>
    public static ArchiveSearch Open(SearchOptions options, IIndexedArticles articles, SynonymTable synonyms) =>
        new(articles, IndexStore.Open(options.IndexDirectory), options, synonyms);

    /// <summary>Opens the index as it lies there, to look at: a refresh follows the process that keeps it, and changes nothing.</summary>
    public static ArchiveSearch OpenToRead(SearchOptions options, IIndexedArticles articles) =>
        new(articles, IndexStore.OpenToRead(options.IndexDirectory), options, SynonymTable.Empty);

    /// <summary>What the index holds and why it is being made anew, if it is.</summary>
    public IndexState State => IndexState.Of(_store);

    /// <summary>Catches up with the archive; what is done is found while the rest is still being read.</summary>
    /// <param name="progress">Told the number of articles read so far, now and then; may be null.</param>
    /// <param name="cancellationToken">Stops it; what is done is kept.</param>
    public async Task RefreshAsync(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await _updater.ForgetAsync(_hits.TakeMissing(), cancellationToken);
        await _updater.RefreshAsync(progress, cancellationToken);
    }

    /// <inheritdoc cref="RefreshAsync(IProgress{int}?, CancellationToken)"/>
    public Task RefreshAsync(CancellationToken cancellationToken) => RefreshAsync(null, cancellationToken);

    /// <summary>Drops articles that the archive no longer has.</summary>
    public Task ForgetAsync(IReadOnlyCollection<ArticleId> ids, CancellationToken cancellationToken) =>
        _updater.ForgetAsync(ids, cancellationToken);

    /// <summary>Compares every byte with its checksum; an index that is damaged is emptied, for the next refresh to fill.</summary>
    /// <returns>False when it was damaged.</returns>
    public Task<bool> VerifyAsync(CancellationToken cancellationToken) => _updater.VerifyAsync(cancellationToken);

    /// <summary>Makes the index anew from the archive.</summary>
    public Task RebuildAsync(IProgress<int>? progress, CancellationToken cancellationToken) =>
        _updater.RebuildAsync(progress, cancellationToken);

    /// <summary>Answers a query; whatever is typed has an answer, if an empty one.</summary>
    /// <exception cref="InvalidDataException">The index is damaged, and another process keeps it; the message says what to do.</exception>
    public Task<SearchAnswer> SearchAsync(SearchRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(snapshot => SearchAsync(snapshot, request, cancellationToken), cancellationToken);

    /// <summary>As <see cref="SearchAsync(SearchRequest, CancellationToken)"/>, but waits for an index that is being made by this process.</summary>
    public async Task<SearchAnswer> SearchWholeAsync(SearchRequest request, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var answer = await SearchAsync(request, cancellationToken);
        if (answer.IndexedSoFar is null || !_store.IsWriter)
        {
            return answer;
        }

        await RefreshAsync(progress, cancellationToken);
        return await SearchAsync(request, cancellationToken);
    }

    /// <summary>The articles nearest to one by their words, in its language; none when the archive lacks it.</summary>
    public async Task<IReadOnlyList<Article>> RelatedAsync(ArticleId id, int limit, CancellationToken cancellationToken) =>
        await _articles.FindAsync([id], cancellationToken) is [var article]
            ? await AnswerAsync(snapshot => RelatedAsync(snapshot, article, limit, cancellationToken), cancellationToken)
            : [];

    /// <summary>What a person who has typed <paramref name="prefix"/> may mean: topics, authors, titles, in this order.</summary>
    public async Task<IReadOnlyList<Completion>> CompleteAsync(string prefix, int limit, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(prefix) || limit <= 0
            ? []
            : await AnswerAsync(snapshot => CompleteAsync(snapshot, prefix, limit, cancellationToken), cancellationToken);

    /// <summary>Reads the whole index and says whether it is what was written, and how far behind the archive.</summary>
    public async Task<IndexReport> CheckAsync(CancellationToken cancellationToken)
    {
        var change = await _articles.ChangeNumberAsync(cancellationToken);
        using var lease = _store.Take();
        var problems = IndexCheck.Problems(lease.Snapshot, cancellationToken);
        if (_store.Problem is { } unusable)
        {
            problems.Add(unusable);
        }

        return new IndexReport(State, Math.Max(0, change - lease.Snapshot.Change), problems);
    }

    /// <summary>Completes when no merge is under way or due; merges need nobody to wait for them.</summary>
    public Task WhenMergedAsync() => _updater.WhenMergedAsync();

    public async ValueTask DisposeAsync()
    {
        await _updater.DisposeAsync();
        _store.Dispose();
    }

    /// <summary>Answers from the index as it is; one that proves damaged is emptied, and what is there then answers instead.</summary>
    private async Task<T> AnswerAsync<T>(Func<IndexSnapshot, Task<T>> answer, CancellationToken cancellationToken)
    {
        using (var lease = _store.Take())
        {
            try
            {
                return await answer(lease.Snapshot);
            }
            catch (Exception problem) when (IndexDamage.MayCause(problem) && !IndexDamage.IsSound(lease.Snapshot, cancellationToken))
            {
                await _updater.VerifyAsync(cancellationToken);
                if (!_store.IsWriter)
                {
                    throw new InvalidDataException(
                        "the search index is damaged on the disk, and another tocsin keeps it. Restart that: it makes the index anew.", problem);
                }
            }
        }

        using var emptied = _store.Take();
        return await answer(emptied.Snapshot);
    }

    private async Task<SearchAnswer> SearchAsync(IndexSnapshot snapshot, SearchRequest request, CancellationToken cancellationToken)
    {
        var ranked = Find(snapshot, request, request.Query);
        string? corrected = null;
        if (QueryCorrection.Of(snapshot, ranked) is { } better && Find(snapshot, request, better) is { Total: > 0 } instead)
        {
            (ranked, corrected) = (instead, better);
        }

        return new SearchAnswer(request.Query, ranked.Total, await _hits.FetchAsync(ranked, cancellationToken))
        {
            DidYouMean = corrected,
            Facets = ranked.Facets,
            OtherLanguages = ranked.OtherLanguages,
            IndexedSoFar = snapshot.IsBeingMade ? snapshot.LiveDocuments : null,
        };
    }

    private async Task<IReadOnlyList<Article>> RelatedAsync(IndexSnapshot snapshot, Article article, int limit, CancellationToken cancellationToken)
    {
        var lookup = new TermLookup(snapshot);
        var language = SegmentBuilder.LanguageOf(article.Content);
        if (RelatedQuery.Plan(lookup, article.Content, language) is not { } plan)
        {
            return [];
        }

        var related = _engine.Related(snapshot, plan, lookup, article.Id.Value, Math.Clamp(limit, 0, SearchRequest.MostHits));
        return await _articles.FindAsync([.. related.Select(hit => new ArticleId(hit.ArticleId))], cancellationToken);
    }

    private async Task<IReadOnlyList<Completion>> CompleteAsync(
        IndexSnapshot snapshot, string prefix, int limit, CancellationToken cancellationToken)
    {
        var share = Math.Max(1, limit / 4);
        List<Completion> completions =
        [
            .. NameCompletion.Topics(snapshot, prefix).Take(share),
            .. NameCompletion.Authors(snapshot, prefix).Take(share),
        ];
        var titles = TitleCompletion.Articles(snapshot, prefix, limit);
        var articles = await _articles.FindAsync([.. titles.Select(id => new ArticleId(id))], cancellationToken);
        completions.AddRange(articles.Select(article => new Completion(CompletionKind.Title, article.Content.Title, article.Id, 1)));
        return [.. completions.Take(limit)];
    }

    private RankedPage Find(IndexSnapshot snapshot, SearchRequest request, string query)
    {
        var told = request.Language is null ? null : Analyzer.Primary(request.Language);
        var page = (Math.Max(0, request.Offset), Math.Clamp(request.Limit, 0, SearchRequest.MostHits));
        return _engine.Find(snapshot, QueryParser.Parse(query), told, page, request.WithFacets);
    }
}
