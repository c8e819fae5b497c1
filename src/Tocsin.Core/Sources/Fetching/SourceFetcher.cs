using System.Net;
using System.Net.Http.Headers;

namespace Tocsin.Core.Sources.Fetching;

/// <summary>The only way to other people's sites: one GET, with limits on address, redirects, size and time.</summary>
/// <remarks>It keeps no cookies, uses no proxy, sends no credentials, and follows redirects by hand, so that each is checked as the first was.</remarks>
internal sealed class SourceFetcher : IDisposable
{
    internal const int MostRedirects = 5;

    private readonly FetchOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpMessageInvoker _http;

    public SourceFetcher(FetchOptions options, TimeProvider clock)
        : this(options, clock, new GuardedConnect(options.PrivateHosts, Dns.GetHostAddressesAsync))
    {
    }

    internal SourceFetcher(FetchOptions options, TimeProvider clock, GuardedConnect connect)
    {
        _options = options;
        _clock = clock;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli | DecompressionMethods.Deflate,
            UseCookies = false,
            UseProxy = false,
            Credentials = null,
            PreAuthenticate = false,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = 2,
            MaxResponseHeadersLength = 64,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = connect.ConnectAsync,
        });
    }

    /// <summary>Fetches; every outcome of the network is a value.</summary>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_options.TimeLimit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await FollowAsync(request, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FetchOutcome.Failed(Faults.Slow(_options.TimeLimit));
        }
        catch (Exception error) when (FetchErrors.Explain(error) is { } outcome)
        {
            // A connection that we cut ourselves may look like one that broke off.
            cancellationToken.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested ? new FetchOutcome.Failed(Faults.Slow(_options.TimeLimit)) : outcome;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<FetchOutcome> FollowAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var address = request.Address;
        var forGood = true;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (AddressForm.Objection(address) is { } objection)
            {
                return new FetchOutcome.Forbidden(objection);
            }

            using var message = Message(address, request);
            using var answer = await _http.SendAsync(message, cancellationToken);
            if (Redirect(answer, address) is not { } next)
            {
                var movedTo = redirects > 0 && forGood ? address : null;
                return await FetchAnswers.ReadAsync(answer, address, movedTo, _options.LargestAnswerBytes, _clock.GetUtcNow(), cancellationToken);
            }

            if (!request.Follows)
            {
                return new FetchOutcome.Redirected(next);
            }

            forGood &= answer.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
            address = next;
        }

        return new FetchOutcome.Failed(Faults.Circles);
    }

    private HttpRequestMessage Message(Uri address, FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
        message.Headers.TryAddWithoutValidation(
            "Accept", "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.1");
        if (request.ETag is { } etag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (request.LastModified is { } modified)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return message;
    }

    private static Uri? Redirect(HttpResponseMessage answer, Uri address) =>
        (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && Location(answer.Headers) is { } place && Uri.TryCreate(address, place, out var next)
            ? next
            : null;

    private static string? Location(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Location", out var values) ? values.ToString() : null;
}
