namespace Tocsin.Telegram.Api;

/// <summary>Makes the one <see cref="HttpClient"/> that speaks to Telegram, so that the token shows nowhere.</summary>
/// <remarks>
/// The Bot API has the token in the path. <c>IHttpClientFactory</c> logs the path, <c>HttpClient</c> gives it to event
/// listeners, and its tracing puts it in <c>url.full</c>. Here the client is made by hand, sees an address without the
/// token, and has its tracing switched off (a null propagator removes the diagnostics handler); the token is put in
/// below all of that and taken out again before the answer goes up.
/// </remarks>
internal static class TelegramHttp
{
    /// <summary>What stands for the token above <see cref="TokenHandler"/>.</summary>
    private const string Placeholder = "/bot-/";

    /// <summary>More than the largest answer we ask for: 100 updates.</summary>
    private const int LargestAnswerInBytes = 16 * 1024 * 1024;

    public static HttpClient Create(string baseUrl, string token)
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
        return new HttpClient(new TokenHandler(token) { InnerHandler = sockets })
        {
            BaseAddress = new Uri(baseUrl.TrimEnd('/') + Placeholder),
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = LargestAnswerInBytes,
        };
    }

    /// <summary>Where a file lies (core.telegram.org/bots/api#getfile), below the address of <see cref="Create"/>.</summary>
    /// <param name="filePath">As Telegram named it; no part of it is taken for anything but a name.</param>
    public static Uri FileAt(string filePath) =>
        new($"../file{Placeholder}{string.Join('/', filePath.Split('/').Where(part => part is not ("" or "." or "..")).Select(Uri.EscapeDataString))}", UriKind.Relative);

    private sealed class TokenHandler(string token) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var shown = request.RequestUri!;
            var text = shown.AbsoluteUri;
            var at = text.IndexOf(Placeholder, StringComparison.Ordinal);
            request.RequestUri = new Uri($"{text[..at]}/bot{token}/{text[(at + Placeholder.Length)..]}");
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.RequestUri = shown;
            }
        }
    }
}
