using System.Net;
using System.Text.Json;
using Tocsin.Core.Delivery;
using Tocsin.Discord.Api.Limits;

namespace Tocsin.Discord.Api;

/// <summary>Sends one request once, inside every limit, and makes a value of whatever becomes of it.</summary>
internal sealed class RestClient(DiscordOptions options, TimeProvider clock, ClockGuard? guard) : IDisposable
{
    private readonly HttpClient _http = DiscordHttp.Create(options);
    private readonly RateLimits _limits = new(options.RequestsPerSecond, clock);
    private readonly InvalidRequests _invalid = new(options.InvalidRequestStop, clock);

    public async Task<RestAnswer<T>> SendAsync<T>(
        Route route, HttpContent? body, Func<byte[], T> read, CancellationToken cancellationToken)
    {
        using var tracked = body is null ? null : new TrackedContent(body);
        using var limit = new CancellationTokenSource(options.RequestTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await TurnAsync(route, either.Token) is { } notNow
                ? notNow
                : await SendAsync(route, tracked, read, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Lost(route, tracked, $"no answer within {options.RequestTimeout.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure)
        {
            // The error's kind, never its message: that could quote an address or a server's words.
            var reason = $"connection failed ({failure.HttpRequestError})";
            return NeverConnected(failure.HttpRequestError) ? new RestProblem.NotSent(reason) : Lost(route, tracked, reason);
        }
        catch (IOException)
        {
            return Lost(route, tracked, "connection failed while reading the answer");
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Null when the request may go now; else why not.</summary>
    private async Task<RestProblem?> TurnAsync(Route route, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_invalid.TokenRefused && !route.ExemptFromGlobal)
            {
                return new RestProblem.NotSent("Discord does not accept Discord:Token; set a valid one and restart");
            }

            if (_invalid.SilentFor() is var silent && silent > TimeSpan.Zero)
            {
                return new RestProblem.RateLimited(silent, RateScope.Global);
            }

            var (wait, scope) = _limits.Take(route);
            if (wait <= TimeSpan.Zero)
            {
                return null;
            }

            if (wait > route.Patience)
            {
                return new RestProblem.RateLimited(wait, scope);
            }

            // Timers count whole milliseconds and round down: one too few would only spin.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancellationToken);
        }
    }

    private async Task<RestAnswer<T>> SendAsync<T>(
        Route route, TrackedContent? body, Func<byte[], T> read, CancellationToken cancellationToken)
    {
        RateHeaders? headers = null;
        try
        {
            using var request = new HttpRequestMessage(route.Method, new Uri(route.Template, UriKind.Relative)) { Content = body };
            request.Options.Set(DiscordHttp.Route, route);
            var asked = clock.GetUtcNow();
            using var response = await _http.SendAsync(request, cancellationToken);
            headers = RateHeaders.Of(response.Headers);
            _invalid.Note((int)response.StatusCode, headers.Scope, ownToken: !route.ExemptFromGlobal);
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            if (response.IsSuccessStatusCode && response.Headers.Date is { } there)
            {
                guard?.Observe(asked, there);
            }

            return Read(route, response, headers, bytes, read);
        }
        finally
        {
            _limits.Answered(route, headers);
        }
    }

    private RestAnswer<T> Read<T>(
        Route route, HttpResponseMessage response, RateHeaders headers, byte[] bytes, Func<byte[], T> read)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.TooManyRequests:
                var (after, global) = ErrorBody.Wait(bytes, response.Headers.RetryAfter?.Delta);
                var scope = global ? RateScope.Global : headers.Scope ?? RateScope.User;
                _limits.Limited(route, after, scope);
                return new RestProblem.RateLimited(after, scope);
            case HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError:
                return new RestProblem.InDoubt($"Discord answered {(int)response.StatusCode}");
            case >= HttpStatusCode.BadRequest:
                return ErrorBody.Refusal(response.StatusCode, bytes);
            case >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous:
                return Value(bytes, read);
            default:
                return new RestProblem.Refused((int)response.StatusCode, 0, "an answer that is none of Discord's");
        }
    }

    private static RestAnswer<T> Value<T>(byte[] bytes, Func<byte[], T> read)
    {
        try
        {
            return read(bytes);
        }
        catch (JsonException)
        {
            return new RestProblem.InDoubt("the answer could not be read");
        }
    }

    private static RestProblem Lost(Route route, TrackedContent? body, string reason) =>
        route.Method == HttpMethod.Get || body is { Started: false }
            ? new RestProblem.NotSent(reason)
            : new RestProblem.InDoubt(reason);

    private static bool NeverConnected(HttpRequestError error) =>
        error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError;
}
