using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Core.Archive.Intake;
using Tocsin.Core.Articles;
using Tocsin.Core.Delivery;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Configuration;
using Tocsin.Core.Sources.Discovery;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Polling;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;
using Tocsin.Tests.Sources.Fetching;
using Tocsin.Tests.Sources.Site;

namespace Tocsin.Tests.Archive.Intake;

/// <summary>An archive that follows made-up sites on this machine: <c>magazine.test</c>, <c>mirror.test</c>, <c>evil.test</c>.</summary>
internal sealed class IntakeFixture : IAsyncDisposable
{
    private readonly ArchiveFixture _archive;
    private readonly FetcherFixture _fetcher = new("magazine.test", "www.magazine.test", "mirror.test", "evil.test");
    private readonly PageFetch _pages;

    private IntakeFixture(ArchiveFixture archive)
    {
        _archive = archive;
        Sources = new SourceStore(archive.Database, archive.Clock);
        Backfills = new BackfillStore(archive.Database, archive.Clock);
        Wishes = new SourceWishes(archive.Database, archive.Clock);
        Notices = new NoticeStore(archive.Database, archive.Clock);
        Polite = new PoliteFetcher(_fetcher.Fetcher, _fetcher.Options, archive.Clock);
        _pages = new PageFetch(Polite, Rules);
        Visit = new SourceVisit(archive.Database, Polite, _pages, Options, archive.Clock);
        Directory = new SourceDirectory(Sources, Backfills, new BackfillPlanner(archive.Database), Wishes, new FeedDiscovery(Polite), Options, archive.Clock);
        Walk = new BackfillWalk(archive.Database, archive.Store, Polite, _pages, archive.Clock);
    }

    public PollOptions Options { get; } = new();

    public SiteRules Rules { get; } = new();

    public SiteSimulator Site => _fetcher.Site;

    public SourceStore Sources { get; }

    public BackfillStore Backfills { get; }

    public SourceWishes Wishes { get; }

    /// <summary>What organizers are told.</summary>
    public NoticeStore Notices { get; }

    public PoliteFetcher Polite { get; }

    public SourceVisit Visit { get; }

    public BackfillWalk Walk { get; }

    public SourceDirectory Directory { get; }

    public ArchiveFixture Archive => _archive;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<IntakeFixture> OpenAsync() => new(await ArchiveFixture.OpenAsync());

    public static string Rss(params string[] items) => $"<rss><channel><title>The Magazine</title>{string.Concat(items)}</channel></rss>";

    public string Item(string name, string title, string text, string host = "magazine.test", string? guid = null, string date = "2026-11-19") =>
        $"""
        <item><title>{title}</title><link>{Site.Address("/" + name, host)}</link><guid isPermaLink="false">{guid ?? name}</guid><pubDate>{date}</pubDate>
        <content:encoded>&lt;p&gt;{text} It goes on for a while, so that nobody takes it for a notice, and says things that only this article says, such as its own name: {name}. The rest of it is here to make it long enough to be told from others by its text alone, whatever address it has.&lt;/p&gt;</content:encoded></item>
        """;

    public async Task<Source> AddAsync(string path = "/feed", string host = "magazine.test", SourceSettings? settings = null)
    {
        var id = await Sources.AddAsync(Site.Address(path, host).AbsoluteUri, host, settings ?? new(), fromFile: false, Options.First, Cancel);
        return (await Sources.FindAsync(id!.Value, Cancel))!;
    }

    /// <summary>Visits a source, whatever its next turn, and gives it back as it is then.</summary>
    public async Task<Source> VisitAsync(SourceId id)
    {
        await Visit.RunAsync((await Sources.FindAsync(id, Cancel))!, Cancel);
        return (await Sources.FindAsync(id, Cancel))!;
    }

    public Task<BackfillPlan> BackfillAsync(Source source, BackfillWish wish) => Directory.BackfillAsync(source, wish, Recorded.ByNobody, Cancel);

    public WishWorker Worker() => new(_archive.Database, Wishes, Directory, new Turns(_archive.Database, _archive.Clock), _archive.Clock, NullLogger<WishWorker>.Instance);

    public async Task<IReadOnlyList<Article>> ArticlesAsync() => await _archive.Store.ChangesSinceAsync(0, Cancel).OrderBy(article => article.Id.Value).ToListAsync(Cancel);

    public async Task<IEnumerable<string>> ToldAsync() => (await Notices.UnseenAsync(100, Cancel)).Select(told => told.Kind);

    public SourcePoller Poller() =>
        new(Sources, Visit, new SourcesSync(new SourcesFileOptions { Path = Path.Combine(_archive.Folder, "sources.yaml") }, Sources, Rules, Options, NullLogger<SourcesSync>.Instance), new Turns(_archive.Database, _archive.Clock), Options, _archive.Clock, NullLogger<SourcePoller>.Instance);

    public async ValueTask DisposeAsync()
    {
        await _fetcher.DisposeAsync();
        await _archive.DisposeAsync();
    }
}
