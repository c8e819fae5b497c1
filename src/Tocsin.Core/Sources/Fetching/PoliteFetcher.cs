using System.Collections.Concurrent;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>Fetches as a guest does: at the host's pace, and pages only where its robots.txt lets it.</summary>
internal sealed class PoliteFetcher(SourceFetcher fetcher, FetchOptions options, TimeProvider clock)
{
    private static readonly TimeSpan RobotsKept = TimeSpan.FromHours(24);
    private static readonly TimeSpan RobotsRetried = TimeSpan.FromHours(1);

    private static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(300);

    private readonly HostPacer _pacer = new(clock);
    private readonly ConcurrentDictionary<string, Known> _robots = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A feed, which its publisher offers to readers: robots.txt speaks of other visits.</summary>
    public Task<FetchOutcome> FeedAsync(FetchRequest request, CancellationToken cancellationToken) =>
        AddressForm.Objection(request.Address) is { } objection
            ? Task.FromResult<FetchOutcome>(new FetchOutcome.Forbidden(objection))
            : PacedAsync(request, options.PauseBetweenRequests, cancellationToken);

    /// <summary>What a person asked for and waits for, as a browser would fetch it: with a short pause.</summary>
    public Task<FetchOutcome> AwaitedAsync(FetchRequest request, CancellationToken cancellationToken) =>
        AddressForm.Objection(request.Address) is { } objection
            ? Task.FromResult<FetchOutcome>(new FetchOutcome.Forbidden(objection))
            : PacedAsync(request, options.PauseBetweenRequests < ShortPause ? options.PauseBetweenRequests : ShortPause, cancellationToken);

    /// <summary>A page, when the site's robots.txt lets us read it.</summary>
    public async Task<FetchOutcome> PageAsync(Uri address, CancellationToken cancellationToken)
    {
        if (AddressForm.Objection(address) is { } objection)
        {
            return new FetchOutcome.Forbidden(objection);
        }

        var robots = await RobotsAsync(address, cancellationToken);
        if (!robots.Allows(address))
        {
            return new FetchOutcome.Forbidden(Faults.Robots);
        }

        var pause = robots.Pause is { } asked && asked > options.PauseBetweenRequests ? asked : options.PauseBetweenRequests;
        return await PacedAsync(new FetchRequest(address), pause, cancellationToken);
    }

    private async Task<RobotsTxt> RobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        if (_robots.TryGetValue(site, out var known) && known.Until > clock.GetUtcNow())
        {
            return known.Robots;
        }

        var outcome = await PacedAsync(new FetchRequest(new Uri(new Uri(site), "/robots.txt")), TimeSpan.Zero, cancellationToken);
        // A file that is not there forbids nothing; a site in trouble is left alone (RFC 9309, 2.3.1).
        var (robots, kept) = outcome switch
        {
            FetchOutcome.Fetched { Page: var page } =>
                (RobotsTxt.Parse(Charsets.Decode(page.Body, page.Charset, declared: null), options.UserAgent.Split('/', ' ')[0]), RobotsKept),
            FetchOutcome.Busy => (RobotsTxt.AllowsNothing, RobotsRetried),
            _ => (RobotsTxt.AllowsAll, RobotsRetried),
        };
        _robots[site] = new Known(robots, clock.GetUtcNow() + kept);
        return robots;
    }

    private Task<FetchOutcome> PacedAsync(FetchRequest request, TimeSpan pause, CancellationToken cancellationToken) =>
        _pacer.RunAsync(request.Address.Host, pause, () => fetcher.FetchAsync(request, cancellationToken), cancellationToken);

    private sealed record Known(RobotsTxt Robots, DateTimeOffset Until);
}
