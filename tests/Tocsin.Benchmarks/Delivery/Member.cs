using System.Diagnostics;
using Tocsin.Benchmarks.Search;
using Tocsin.Core.Archive;
using Tocsin.Core.Delivery;
using Tocsin.Core.Search;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Benchmarks.Delivery;

/// <summary>A person who searches while a broadcast goes on, in the broadcast's own database and through its platform's gate.</summary>
internal sealed class Member : IAsyncDisposable
{
    private readonly DirectoryInfo _index = Directory.CreateTempSubdirectory("tocsin-bench-index-");
    private readonly List<string> _titles = [];
    private readonly ArchiveSearch _search;
    private readonly PlatformPace _pace;
    private readonly StrictPlatform _platform;

    private Member(ArticleStore articles, PlatformPace pace, StrictPlatform platform)
    {
        (_pace, _platform) = (pace, platform);
        _search = ArchiveSearch.Open(new SearchOptions { IndexDirectory = _index.FullName }, new IndexedArchive(articles), SynonymTable.Empty);
    }

    public static async Task<Member> OpenAsync(ArticleStore articles, PlatformPace pace, StrictPlatform platform)
    {
        var member = new Member(articles, pace, platform);
        var generator = new TextGenerator(6);
        var batch = Enumerable.Range(0, 1000).Select(generator.Next).ToArray();
        member._titles.AddRange(batch.Select(article => article.Title));
        await articles.UpsertAsync(batch, announce: false, CancellationToken.None);
        await member._search.RefreshAsync(CancellationToken.None);
        return member;
    }

    /// <summary>From the command to its answer on the platform, in milliseconds, sorted.</summary>
    public async Task<List<double>> AskAsync(int times, TimeSpan pause)
    {
        List<double> took = [];
        for (var time = 0; time < times; time++)
        {
            await Task.Delay(pause, TimeProvider.System);
            var asked = Stopwatch.GetTimestamp();
            await _search.SearchAsync(new SearchRequest(_titles[time % _titles.Count], "en"), CancellationToken.None);
            await _pace.PassAsync(SendLane.Reply, CancellationToken.None);
            _platform.Answer();
            took.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }

        took.Sort();
        return took;
    }

    public async ValueTask DisposeAsync()
    {
        await _search.DisposeAsync();
        _index.Delete(recursive: true);
    }
}
