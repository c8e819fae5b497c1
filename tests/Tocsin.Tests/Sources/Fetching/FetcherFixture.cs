using System.Collections.Concurrent;
using System.Net;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Tests.Sources.Site;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Sources.Fetching;

/// <summary>A fetcher whose every connection is noted, and a site that it may visit.</summary>
internal sealed class FetcherFixture : IAsyncDisposable
{
    public FetcherFixture(params string[] privateHosts)
    {
        Options = new FetchOptions { PauseBetweenRequests = TimeSpan.Zero, LargestAnswerBytes = 256 * 1024, PrivateHosts = privateHosts };
        Fetcher = new SourceFetcher(Options, Clock, new GuardedConnect(privateHosts, ResolveAsync) { Connecting = Connections.Enqueue });
    }

    public FakeClock Clock { get; } = new();

    public SiteSimulator Site { get; } = new();

    public FetchOptions Options { get; }

    public SourceFetcher Fetcher { get; }

    /// <summary>Every connection that was attempted.</summary>
    public ConcurrentQueue<IPEndPoint> Connections { get; } = new();

    /// <summary>What names lead to; those that end in <c>.test</c> and are not here lead to this machine.</summary>
    public Dictionary<string, string[]> Names { get; } = [];

    public Task<FetchOutcome> FetchAsync(string path) =>
        Fetcher.FetchAsync(new FetchRequest(Site.Address(path)), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Fetcher.Dispose();
        await Site.DisposeAsync();
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        var addresses = Names.TryGetValue(host, out var known) ? known : host.EndsWith(".test", StringComparison.Ordinal) || host == "localhost" ? ["127.0.0.1"] : [];
        return Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());
    }
}
