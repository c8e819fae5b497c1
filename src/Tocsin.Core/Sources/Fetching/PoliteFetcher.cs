using System.Collections.Concurrent;
using Tocsin.Core.Sources.Text;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>Fetches as a guest does: at the host's pace, and pages only where its robots.txt lets it.</summary>
internal sealed class PoliteFetcher(SourceFetcher fetcher, FetchOptions options, TimeProvider clock)
{
    private static readonly TimeSpan RobotsKept = TimeSpan.FromHours(24);
    private static readonly TimeSpan RobotsRetried = TimeSpan.FromHours(1);
    private static readonly TimeSpan TroubleLasts = TimeSpan.FromMinutes(5);

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

    /// <summary>A page, when robots.txt lets us read it: that of its site, and that of each site to which it leads on.</summary>
    public async Task<FetchOutcome> PageAsync(Uri address, CancellationToken cancellationToken)
    {
        for (var redirects = 0; redirects <= SourceFetcher.MostRedirects; redirects++)
        {
            var outcome = await StepAsync(address, cancellationToken);
            if (outcome is not FetchOutcome.Redirected redirected)
            {
                return outcome;
            }

            address = redirected.Place;
        }

        return new FetchOutcome.Failed(Faults.Circles);
    }

    private async Task<FetchOutcome> StepAsync(Uri address, CancellationToken cancellationToken)
    {
        if (AddressForm.Objection(address) is { } objection)
        {
            return new FetchOutcome.Forbidden(objection);
        }

        var known = await RobotsAsync(address, cancellationToken);
        if (known.Robots is not { } robots)
        {
            return new FetchOutcome.Busy(known.Problem!, known.Until - clock.GetUtcNow());
        }

        if (!robots.Allows(address))
        {
            return new FetchOutcome.Forbidden(Faults.Robots);
        }

        var pause = robots.Pause is { } asked && asked > options.PauseBetweenRequests ? asked : options.PauseBetweenRequests;
        return await PacedAsync(new FetchRequest(address) { Follows = false }, pause, cancellationToken);
    }

    private async Task<Known> RobotsAsync(Uri address, CancellationToken cancellationToken)
    {
        var site = address.GetLeftPart(UriPartial.Authority);
        if (_robots.TryGetValue(site, out var known) && known.Until > clock.GetUtcNow())
        {
            return known;
        }

        var outcome = await PacedAsync(new FetchRequest(new Uri(new Uri(site), "/robots.txt")), TimeSpan.Zero, cancellationToken);
        var now = clock.GetUtcNow();
        // A file that is not there forbids nothing; a site in trouble is left alone until it is well again (RFC 9309, 2.3.1).
        return _robots[site] = outcome switch
        {
            FetchOutcome.Fetched { Page: var page } =>
                new(RobotsTxt.Parse(Charsets.Decode(page.Body, page.Charset, declared: null), options.UserAgent.Split('/', ' ')[0]), null, now + RobotsKept),
            FetchOutcome.Busy busy => new(null, busy.Reason, now + (busy.RetryAfter > TroubleLasts ? busy.RetryAfter.Value : TroubleLasts)),
            FetchOutcome.Failed { HasAnswered: false } failed => new(null, failed.Reason, now + TroubleLasts),
            _ => new(RobotsTxt.AllowsAll, null, now + RobotsRetried),
        };
    }

    private Task<FetchOutcome> PacedAsync(FetchRequest request, TimeSpan pause, CancellationToken cancellationToken) =>
        _pacer.RunAsync(request.Address.Host, pause, () => fetcher.FetchAsync(request, cancellationToken), cancellationToken);

    /// <summary>What is known of a site's rules, and until when; no rules where they could not be asked for.</summary>
    private sealed record Known(RobotsTxt? Robots, Phrase? Problem, DateTimeOffset Until);
}
