using Tocsin.Core.Search;
using Tocsin.Core.Search.Synonyms;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Search;

/// <summary>An index in a temporary folder over an archive in memory.</summary>
internal sealed class SearchFixture : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public SearchFixture(int wordsPerSegment = 1000, params string[][] synonyms)
    {
        Options = new SearchOptions { IndexDirectory = _folder["index"], WordsPerSegment = wordsPerSegment };
        Synonyms = new SynonymTable(synonyms);
        Search = ArchiveSearch.Open(Options, Archive, Synonyms);
    }

    public FakeArchive Archive { get; } = new();

    public SearchOptions Options { get; }

    public SynonymTable Synonyms { get; }

    public ArchiveSearch Search { get; private set; }

    public async Task RefreshAsync() => await Search.RefreshAsync(TestContext.Current.CancellationToken);

    /// <summary>Brings the index up to date and asks.</summary>
    public async Task<SearchAnswer> AskAsync(string query, string? language = null, int limit = 10, int offset = 0)
    {
        await RefreshAsync();
        return await Search.SearchAsync(new SearchRequest(query, language, limit, offset), TestContext.Current.CancellationToken);
    }

    /// <summary>The titles of the hits, best first.</summary>
    public async Task<string[]> TitlesAsync(string query, string? language = null) =>
        [.. (await AskAsync(query, language)).Hits.Select(hit => hit.Article.Content.Title)];

    /// <summary>Closes the index and opens it again, as a new start would.</summary>
    public async Task ReopenAsync()
    {
        await Search.DisposeAsync();
        Search = ArchiveSearch.Open(Options, Archive, Synonyms);
    }

    public async ValueTask DisposeAsync()
    {
        await Search.DisposeAsync();
        _folder.Dispose();
    }
}
