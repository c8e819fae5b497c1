using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Discovery;
using Tocsin.Core.Sources.Polling;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources;

/// <summary>What organizers do with sources, from chat or the command line.</summary>
internal sealed class SourceDirectory(
    SourceStore sources, BackfillStore backfills, BackfillPlanner planner, SourceWishes wishes, FeedDiscovery discovery, PollOptions poll, TimeProvider clock)
{
    /// <summary>Every source with its health, by name.</summary>
    public Task<IReadOnlyList<Source>> ListAsync(CancellationToken cancellationToken) => sources.ListAsync(cancellationToken);

    /// <summary>Sites whose feed is still looked for.</summary>
    public Task<IReadOnlyList<SourceWish>> WaitingAsync(CancellationToken cancellationToken) => wishes.ListAsync(cancellationToken);

    public Task<IReadOnlyList<Backfill>> BackfillsAsync(CancellationToken cancellationToken) => backfills.ListAsync(cancellationToken);

    /// <summary>Follows a site: finds its feed from whatever address is given. Its first visit fills the archive quietly.</summary>
    /// <param name="address">A feed, a page of the site, or a bare <c>example.org</c>.</param>
    /// <param name="settings">What is decided about it.</param>
    /// <param name="record">Writes down who did it, when it is done.</param>
    /// <param name="cancellationToken">Before it returns nothing is kept.</param>
    public async Task<AddSourceOutcome> AddAsync(string address, SourceSettings settings, Recording record, CancellationToken cancellationToken)
    {
        if (Whole(address) is not { } uri)
        {
            return new AddSourceOutcome.NoFeed(Faults.NoAddress);
        }

        return await discovery.FindAsync(uri, cancellationToken) switch
        {
            DiscoveryOutcome.Found found => await AddAsync(found, settings, record, cancellationToken),
            DiscoveryOutcome.Several several => new AddSourceOutcome.Several(several.Feeds),
            DiscoveryOutcome.NotFound none => new AddSourceOutcome.NoFeed(none.Reason),
            _ => throw new InvalidOperationException("The outcomes of discovery are a closed set."),
        };
    }

    /// <summary>The same for somebody who waits in a chat: when the site takes longer than that, it is looked for afterwards, also after a restart.</summary>
    /// <param name="address">As above.</param>
    /// <param name="settings">As above.</param>
    /// <param name="patience">How long is waited.</param>
    /// <param name="byWhom">The organizer's pseudonym.</param>
    /// <param name="record">Writes down who did or asked for it.</param>
    /// <param name="cancellationToken">Before it returns nothing is kept.</param>
    public async Task<AddSourceOutcome> AddAsync(
        string address, SourceSettings settings, TimeSpan patience, string byWhom, Recording record, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await AddAsync(address, settings, record, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var whole = Whole(address)!.AbsoluteUri;
            await wishes.AddAsync(whole, settings, byWhom, record, cancellationToken);
            return new AddSourceOutcome.Later(whole);
        }
    }

    /// <summary>Stops following a source; its articles stay in the archive.</summary>
    public async Task<RemoveSourceOutcome> RemoveAsync(SourceId id, Recording record, CancellationToken cancellationToken) =>
        await sources.FindAsync(id, cancellationToken) switch
        {
            null => RemoveSourceOutcome.Unknown,
            { IsFromFile: true } => RemoveSourceOutcome.StandsInFile,
            _ => await sources.RemoveAsync(id, record, cancellationToken) ? RemoveSourceOutcome.Removed : RemoveSourceOutcome.Unknown,
        };

    /// <summary>Visits a source at the next opportunity instead of its next turn; also one that had ended. False for an unknown one.</summary>
    public Task<bool> RetryAsync(SourceId id, Recording record, CancellationToken cancellationToken) => sources.RetryAsync(id, record, cancellationToken);

    /// <summary>Begins to read a source's past; one that was under way begins anew.</summary>
    public async Task<BackfillPlan> BackfillAsync(Source source, BackfillWish wish, Recording record, CancellationToken cancellationToken)
    {
        var plan = await planner.PlanAsync(source, wish, cancellationToken);
        if (plan is BackfillPlan.Ready ready)
        {
            await backfills.StartAsync(ready.Backfill, record, cancellationToken);
        }

        return plan;
    }

    /// <summary>Stops a backfill after the page that it reads; false where none runs.</summary>
    public Task<bool> StopBackfillAsync(SourceId id, Recording record, CancellationToken cancellationToken) =>
        backfills.SetRunningAsync(id, isRunning: false, record, cancellationToken);

    /// <summary>Lets a stopped backfill go on where it was; false where there is none to go on.</summary>
    public Task<bool> ResumeBackfillAsync(SourceId id, Recording record, CancellationToken cancellationToken) =>
        backfills.SetRunningAsync(id, isRunning: true, record, cancellationToken);

    private async Task<AddSourceOutcome> AddAsync(
        DiscoveryOutcome.Found found, SourceSettings settings, Recording record, CancellationToken cancellationToken)
    {
        var url = found.Address.AbsoluteUri;
        var name = found.Feed.Title ?? found.Address.Host;
        return await sources.AddAsync(url, name, settings, fromFile: false, settings.Every ?? poll.First, record, cancellationToken) is { } added
            ? new AddSourceOutcome.Added((await sources.FindAsync(added, cancellationToken))!, found.Feed.Items.Count)
            : new AddSourceOutcome.Known((await sources.FindByUrlAsync(url, cancellationToken))!);
    }

    private static Uri? Whole(string address) =>
        Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address.Trim() : "https://" + address.Trim(), UriKind.Absolute, out var uri) ? uri : null;
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

    /// <summary>The page names several feeds, of which one is to be chosen.</summary>
    public sealed record Several(IReadOnlyList<NamedFeed> Feeds) : AddSourceOutcome;

    /// <summary>The site takes its time; it is looked for afterwards, and organizers are told.</summary>
    public sealed record Later(string Address) : AddSourceOutcome;

    /// <summary>No feed was found, and why.</summary>
    public sealed record NoFeed(Phrase Reason) : AddSourceOutcome;
}

internal enum RemoveSourceOutcome
{
    Removed,
    Unknown,

    /// <summary>It stands in <c>config/sources.yaml</c>, and would come back: remove it there.</summary>
    StandsInFile,
}
