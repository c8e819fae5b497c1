using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tocsin.Core.Archive;
using Tocsin.Core.Search;
using Tocsin.Core.Search.Synonyms;
using Tocsin.Core.Storage;

namespace Tocsin.Benchmarks.Search;

/// <summary>One size of archive, on the real archive's database: built, opened and asked with the titles of its articles.</summary>
/// <param name="size">Articles.</param>
/// <param name="withFts5">Whether FTS5 is measured beside it.</param>
/// <param name="kept">A folder that keeps the archive for the next run, which then measures only the search; null for none.</param>
internal sealed class SpeedRun(int size, bool withFts5, string? kept)
{
    private const int Queries = 2_000;

    /// <summary>A machine that others share is slowed for a second now and then.</summary>
    private const int Rounds = 9;

    private readonly string _folder = kept ?? Directory.CreateTempSubdirectory("tocsin-speed-").FullName;
    private readonly List<string> _titles = [];
    private readonly List<string> _others = [];
    private long _textBytes;

    public async Task RunAsync()
    {
        var isThere = File.Exists(Path.Combine(_folder, "tocsin.db"));
        var database = new Database(new DatabaseOptions { DataDirectory = _folder });
        await new Migrator(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        var store = new ArticleStore(database, TimeProvider.System);
        await FillAsync(isThere ? null : store);
        Say($"{size} articles, {_textBytes / 1e6:F1} MB of text");

        var options = new SearchOptions { IndexDirectory = Path.Combine(_folder, "index") };
        await BuildAsync(options, new IndexedArchive(store));
        var clock = Stopwatch.StartNew();
        await using (var search = ArchiveSearch.Open(options, new IndexedArchive(store), SynonymTable.Empty))
        {
            Say($"  opened in {clock.Elapsed.TotalMilliseconds:F1} ms");
            await SearchAsync(search);
        }

        Fts5Beside();
        await database.DisposeAsync();
        if (kept is null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task FillAsync(ArticleStore? store)
    {
        var generator = new TextGenerator(4);
        var step = Math.Max(1, size / Queries);
        for (var first = 0; first < size; first += 500)
        {
            var batch = Enumerable.Range(first, Math.Min(500, size - first)).Select(generator.Next).ToArray();
            _textBytes += batch.Sum(article => Encoding.UTF8.GetByteCount($"{article.Title}{article.Standfirst}{article.Body}"));
            _titles.AddRange(batch.Where((_, i) => (first + i) % step == 0).Select(article => article.Title));
            _others.AddRange(batch.Where((_, i) => (first + i) % step == step / 2).Select(article => article.Title));
            if (store is not null)
            {
                await store.UpsertAsync(batch, announce: false, CancellationToken.None);
            }
        }
    }

    private async Task BuildAsync(SearchOptions options, IIndexedArticles articles)
    {
        var clock = Stopwatch.StartNew();
        var processor = Environment.CpuUsage.TotalTime;
        await using var search = ArchiveSearch.Open(options, articles, SynonymTable.Empty);
        await search.RefreshAsync(CancellationToken.None);
        await search.WhenMergedAsync();
        var used = Environment.CpuUsage.TotalTime - processor;
        var state = search.State;
        Say($"  built and merged at {size / clock.Elapsed.TotalSeconds:F0} articles/s; {size / used.TotalSeconds:F0} a second of processor time");
        Say($"  {state.Segments} segments, {state.Bytes / 1e6:F1} MB, {100.0 * state.Bytes / _textBytes:F1}% of the text");
    }

    private async Task SearchAsync(ArchiveSearch search)
    {
        await AskAsync(search, _others, new Timings(), facets: false);
        var timings = new Timings();
        var before = Environment.CpuUsage.TotalTime;
        await AskAsync(search, _titles, timings, facets: false);
        Say($"  titles, one thread: {timings}, {(Environment.CpuUsage.TotalTime - before).TotalMilliseconds / _titles.Count:F2} ms of processor time");
        var faceted = new Timings();
        await AskAsync(search, _titles, faceted, facets: true);
        Say($"  titles, one thread, with counts: {faceted}");
        var single = new Timings();
        await AskAsync(search, _titles.SelectMany(title => title.Split(' ')).Where((_, i) => i % 7 == 0), single, facets: false);
        Say($"  single words: {single}");
        await AskFromThreadsAsync(search);
        Say($"  memory beyond mapped files {OwnMemory.Megabytes():F0} MB");
    }

    private async Task AskFromThreadsAsync(ArchiveSearch search)
    {
        var rates = new List<double>();
        var timings = new Timings();
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, 4).Select(thread =>
                Task.Run(() => AskAsync(search, _titles.Where((_, i) => i % 4 == thread), timings, facets: false))));
            rates.Add(_titles.Count / clock.Elapsed.TotalSeconds);
        }

        rates.Sort();
        Say($"  4 threads, {Rounds} rounds: {rates[Rounds / 2]:F0} queries/s, {rates[0]:F0} to {rates[^1]:F0}, {timings}");
    }

    private static async Task AskAsync(ArchiveSearch search, IEnumerable<string> queries, Timings timings, bool facets)
    {
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            await search.SearchAsync(new SearchRequest(query, "en") { WithFacets = facets }, CancellationToken.None);
            timings.Add(Stopwatch.GetElapsedTime(start));
        }
    }

    private void Fts5Beside()
    {
        if (!withFts5)
        {
            return;
        }

        var generator = new TextGenerator(4);
        var clock = Stopwatch.StartNew();
        using var fts5 = new Fts5(Path.Combine(_folder, "fts5.db"), Enumerable.Range(0, size).Select(generator.Next));
        Say($"  FTS5 built at {size / clock.Elapsed.TotalSeconds:F0} articles/s");
        var timings = new Timings();
        foreach (var title in _titles.Where((_, i) => i % 10 == 0))
        {
            var start = Stopwatch.GetTimestamp();
            fts5.Search(title);
            timings.Add(Stopwatch.GetElapsedTime(start));
        }

        Say($"  FTS5, titles: {timings}");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
