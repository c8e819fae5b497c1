using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Discovery;
using Tocsin.Core.Sources.Polling;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Sources;

/// <summary>What organizers do with sources, from chat or the command line.</summary>
internal sealed class SourceDirectory(SourceStore sources, BackfillStore backfills, FeedDiscovery discovery, PollOptions poll)
{
    private const int MostFeedPages = 1000;

    /// <summary>Every source with its health, by name.</summary>
    public Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken) => sources.ListAsync(cancellationToken);

    /// <summary>Follows a site: finds its feed from whatever address is given. Its first visit fills the archive quietly.</summary>
    /// <param name="address">A feed, a page of the site, or a bare <c>example.org</c>.</param>
    /// <param name="settings">What is decided about it.</param>
    /// <param name="cancellationToken">Before it returns nothing is kept.</param>
    public async Task<AddSourceOutcome> AddAsync(string address, SourceSettings settings, CancellationToken cancellationToken)
    {
        var whole = address.Contains("://", StringComparison.Ordinal) ? address.Trim() : "https://" + address.Trim();
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var uri))
        {
            return new AddSourceOutcome.NoFeed("that is no web address; write it as https://example.org");
        }

        var discovered = await discovery.FindAsync(uri, cancellationToken);
        if (discovered is not DiscoveryOutcome.Found found)
        {
            return new AddSourceOutcome.NoFeed(((DiscoveryOutcome.NotFound)discovered).Reason);
        }

        var url = found.Address.AbsoluteUri;
        var id = await sources.AddAsync(url, found.Feed.Title ?? found.Address.Host, settings, fromFile: false, settings.Every ?? poll.First, cancellationToken);
        return id is { } added
            ? new AddSourceOutcome.Added((await sources.FindAsync(added, cancellationToken))!, found.Feed.Items.Count)
            : new AddSourceOutcome.Known((await sources.FindByUrlAsync(url, cancellationToken))!);
    }

    /// <summary>Stops following a source; its articles stay in the archive.</summary>
    public async Task<RemoveSourceOutcome> RemoveAsync(SourceId id, CancellationToken cancellationToken) =>
        await sources.FindAsync(id, cancellationToken) switch
        {
            null => RemoveSourceOutcome.Unknown,
            { IsFromFile: true } => RemoveSourceOutcome.StandsInFile,
            _ => await sources.RemoveAsync(id, cancellationToken) ? RemoveSourceOutcome.Removed : RemoveSourceOutcome.Unknown,
        };

    /// <summary>Visits a source at the next opportunity instead of its next turn; also one that had ended.</summary>
    public Task RetryAsync(SourceId id, CancellationToken cancellationToken) => sources.RetryAsync(id, cancellationToken);

    public Task<IReadOnlyList<Backfill>> BackfillsAsync(CancellationToken cancellationToken) => backfills.ListAsync(cancellationToken);

    /// <summary>Reads a SPIP site's past by article numbers, both ends included. False for an unknown source.</summary>
    public Task<bool> BackfillNumbersAsync(SourceId id, long first, long last, CancellationToken cancellationToken) =>
        StartAsync(id, source => new Backfill { Source = id, Kind = BackfillKind.Numbers, Address = new Uri(new Uri(source.Url), ".").AbsoluteUri, First = first, Last = last }, cancellationToken);

    /// <summary>Reads the articles that a SPIP section lists, page by page. False for an unknown source or a page of another site.</summary>
    public Task<bool> BackfillSectionAsync(SourceId id, Uri section, CancellationToken cancellationToken) =>
        StartAsync(
            id,
            source => CanonicalUrl.SameSite(source.Url, section.AbsoluteUri)
                ? new Backfill { Source = id, Kind = BackfillKind.Section, Address = section.AbsoluteUri, First = 0, Last = MostFeedPages }
                : null,
            cancellationToken);

    /// <summary>Walks back through a WordPress feed (<c>?paged=2</c>). False for an unknown source.</summary>
    public Task<bool> BackfillFeedAsync(SourceId id, CancellationToken cancellationToken) =>
        StartAsync(id, source => new Backfill { Source = id, Kind = BackfillKind.Feed, Address = source.Url, First = 2, Last = MostFeedPages }, cancellationToken);

    /// <summary>Stops a backfill after the page that it reads; false where none runs.</summary>
    public Task<bool> StopBackfillAsync(SourceId id, CancellationToken cancellationToken) => backfills.SetRunningAsync(id, isRunning: false, cancellationToken);

    /// <summary>Lets a stopped backfill go on where it was; false where there is none to go on.</summary>
    public Task<bool> ResumeBackfillAsync(SourceId id, CancellationToken cancellationToken) => backfills.SetRunningAsync(id, isRunning: true, cancellationToken);

    private async Task<bool> StartAsync(SourceId id, Func<Source, Backfill?> plan, CancellationToken cancellationToken)
    {
        if (await sources.FindAsync(id, cancellationToken) is not { } source || plan(source) is not { } backfill)
        {
            return false;
        }

        await backfills.StartAsync(backfill, cancellationToken);
        return true;
    }
}

/// <summary>What adding a source came to. A closed set.</summary>
internal abstract record AddSourceOutcome
{
    private AddSourceOutcome()
    {
    }

    /// <summary>It is followed from now on.</summary>
    /// <param name="Source">The source.</param>
    /// <param name="Items">How many items its feed shows now.</param>
    public sealed record Added(Source Source, int Items) : AddSourceOutcome;

    /// <summary>It was followed already.</summary>
    public sealed record Known(Source Source) : AddSourceOutcome;

    /// <summary>No feed was found, and why, in plain words.</summary>
    public sealed record NoFeed(string Reason) : AddSourceOutcome;
}

internal enum RemoveSourceOutcome
{
    Removed,
    Unknown,

    /// <summary>It stands in <c>config/sources.yaml</c>, and would come back: remove it there.</summary>
    StandsInFile,
}
