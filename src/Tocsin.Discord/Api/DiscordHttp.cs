using System.Net.Http.Headers;

namespace Tocsin.Discord.Api;

/// <summary>Makes the one <see cref="HttpClient"/> that speaks to Discord, so that no token shows anywhere.</summary>
/// <remarks>
/// Interaction tokens stand in the path. <c>HttpClient</c> gives the path to event listeners and, with tracing, to
/// <c>url.full</c>. Here everything above <see cref="SecretHandler"/> sees only the route's template; the real path and
/// the bot's token are put in below, and taken out again before the answer goes up. Tracing is off (a null propagator
/// removes the diagnostics handler).
/// </remarks>
internal static class DiscordHttp
{
    /// <summary>Where the request really goes, with ids and tokens.</summary>
    public static readonly HttpRequestOptionsKey<Route> Route = new("tocsin.discord.route");

    /// <summary>More than the largest answer we ask for.</summary>
    private const int LargestAnswerInBytes = 8 * 1024 * 1024;

    public static HttpClient Create(DiscordOptions options)
    {
        var sockets = new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            // A connection that the other side has dropped would put the next post in doubt.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
        };
        var address = new Uri(options.BaseUrl.TrimEnd('/') + "/api/v10/");
        var client = new HttpClient(new SecretHandler(address, options.Token) { InnerHandler = sockets })
        {
            BaseAddress = address,
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswerInBytes,
        };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", UserAgent(options));
        return client;
    }

    /// <summary>The form that Discord demands (discord.com/developers/docs/reference#user-agent).</summary>
    public static string UserAgent(DiscordOptions options) =>
        $"DiscordBot ({options.ContactUrl}, {typeof(DiscordHttp).Assembly.GetName().Version?.ToString(3)})";

    private sealed class SecretHandler(Uri address, string token) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var shown = request.RequestUri;
            request.Options.TryGetValue(Route, out var route);
            request.RequestUri = new Uri(address, route.Path);
            // An interaction's own token is its authority.
            request.Headers.Authorization = route.ExemptFromGlobal ? null : new AuthenticationHeaderValue("Bot", token);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.RequestUri = shown;
                request.Headers.Authorization = null;
            }
        }
    }
}
