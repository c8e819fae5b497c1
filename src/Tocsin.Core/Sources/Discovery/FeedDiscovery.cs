using Tocsin.Core.Sources.Feeds;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Discovery;

/// <summary>Finds the feed of a site from whatever address a person has of it.</summary>
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

        foreach (var place in PageFeeds.In(first.Html!, first.Address))
        {
            if ((await TryAsync(place, cancellationToken)).Answer is { Feed: { } feed } answer)
            {
                return new DiscoveryOutcome.Found(answer.Address, feed);
            }
        }

        return new DiscoveryOutcome.NotFound("the page names no feed, and none is at the usual places; give the feed's own address");
    }

    private async Task<(Answer? Answer, string? Problem)> TryAsync(Uri address, CancellationToken cancellationToken)
    {
        switch (await fetcher.FeedAsync(new FetchRequest(address), cancellationToken))
        {
            case FetchOutcome.Fetched { Page: var page }:
                return FeedReader.Read(page.Body, page.Charset, page.Address) switch
                {
                    FeedOutcome.Read { Feed: var feed } => (new Answer(page.MovedTo ?? address, feed, null), null),
                    FeedOutcome.IsPage => (new Answer(page.Address, null, PageText.Decode(page)), null),
                    FeedOutcome.Unreadable { Reason: var reason } => (null, reason),
                    _ => (null, null),
                };
            case FetchOutcome.Missing:
                return (null, "there is no such page (404)");
            case FetchOutcome.Gone:
                return (null, "the page is gone for good (410)");
            case FetchOutcome.Busy { Reason: var reason }:
                return (null, reason);
            case FetchOutcome.Failed { Reason: var reason }:
                return (null, reason);
            case FetchOutcome.Forbidden { Reason: var reason }:
                return (null, reason);
            default:
                return (null, "the site gave no answer of use");
        }
    }

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

    /// <summary>There is none, and why, in plain words.</summary>
    public sealed record NotFound(string Reason) : DiscoveryOutcome;
}
