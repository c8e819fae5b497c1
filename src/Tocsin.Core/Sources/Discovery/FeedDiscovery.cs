using Tocsin.Core.Sources.Feeds;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Text;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources.Discovery;

/// <summary>Finds the feed of a site from whatever address a person has of it.</summary>
/// <remarks>Everything is fetched by the guarded fetcher, with its limits; a person waits, so the pauses are short.</remarks>
internal sealed class FeedDiscovery(PoliteFetcher fetcher)
{
    public async Task<DiscoveryOutcome> FindAsync(Uri address, CancellationToken cancellationToken)
    {
        var (first, problem) = await TryAsync(address, cancellationToken);
        if (first is { Feed: { } own })
        {
            return new DiscoveryOutcome.Found(first.Address, own);
        }

        if (first is null)
        {
            return new DiscoveryOutcome.NotFound(problem!);
        }

        var feeds = PageFeeds.In(first.Html!, first.Address);
        if (feeds.Named.Count > 1)
        {
            return new DiscoveryOutcome.Several(feeds.Named);
        }

        foreach (var place in feeds.Named.Select(feed => feed.Address).Concat(feeds.Guessed).Distinct())
        {
            if ((await TryAsync(place, cancellationToken)).Answer is { Feed: { } feed } answer)
            {
                return new DiscoveryOutcome.Found(answer.Address, feed);
            }
        }

        return new DiscoveryOutcome.NotFound(Faults.NamesNoFeed);
    }

    private async Task<(Answer? Answer, Phrase? Problem)> TryAsync(Uri address, CancellationToken cancellationToken) =>
        await fetcher.AwaitedAsync(new FetchRequest(address), cancellationToken) switch
        {
            FetchOutcome.Fetched { Page: var page } => FeedReader.Read(page.Body, page.Charset, page.Address) switch
            {
                FeedOutcome.Read { Feed: var feed } => (new Answer(page.MovedTo ?? address, feed, null), null),
                FeedOutcome.Unreadable { Reason: var reason } => (null, reason),
                _ => (new Answer(page.Address, null, PageText.Decode(page)), null),
            },
            FetchOutcome.Missing => (null, Faults.Missing),
            FetchOutcome.Gone => (null, Faults.Gone),
            FetchOutcome.Busy { Reason: var reason } => (null, reason),
            FetchOutcome.Failed { Reason: var reason } => (null, reason),
            FetchOutcome.Forbidden { Reason: var reason } => (null, reason),
            _ => (null, Faults.NoAnswer),
        };

    private sealed record Answer(Uri Address, Feed? Feed, string? Html);
}

/// <summary>What looking for a feed came to. A closed set.</summary>
internal abstract record DiscoveryOutcome
{
    private DiscoveryOutcome()
    {
    }

    /// <summary>The feed, which was read just now.</summary>
    public sealed record Found(Uri Address, Feed Feed) : DiscoveryOutcome;

    /// <summary>The page names several feeds: a person has to choose.</summary>
    public sealed record Several(IReadOnlyList<NamedFeed> Feeds) : DiscoveryOutcome;

    /// <summary>There is none, and why.</summary>
    public sealed record NotFound(Phrase Reason) : DiscoveryOutcome;
}
