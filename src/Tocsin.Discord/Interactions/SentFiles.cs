using Microsoft.Extensions.Options;
using Tocsin.Core.Commands;

namespace Tocsin.Discord.Interactions;

/// <summary>Fetches files that people gave with a command, from Discord's own hosts and no others.</summary>
/// <remarks>A file's address is a bearer's right to it for a day, so it is never printed.</remarks>
internal sealed class SentFiles : IDisposable
{
    private static readonly string[] Hosts = ["cdn.discordapp.com", "media.discordapp.net"];

    private readonly Uri _base;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    public SentFiles(IOptions<DiscordOptions> options, TimeProvider clock)
    {
        (_base, _limit, _clock) = (new Uri(options.Value.BaseUrl), options.Value.RequestTimeout, clock);
        _http = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null, AllowAutoRedirect = false, UseCookies = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            // Discord's own limit for a file of people without a subscription is 10 MB; who pays may send more, which no post takes.
            MaxResponseContentBufferSize = 16 * 1024 * 1024,
        };
    }

    /// <summary>The file for a command; null where there is none, or where it lies elsewhere.</summary>
    public Attachment? Of(SentFile? file) =>
        file is not null && IsDiscords(file.Address)
            ? new Attachment(file.Name, file.MediaType, file.Length, cancellationToken => OpenAsync(file.Address, cancellationToken))
            : null;

    public void Dispose() => _http.Dispose();

    private bool IsDiscords(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps && Hosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
        || Uri.Compare(address, _base, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;

    private async Task<Stream> OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_limit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        string problem;
        try
        {
            return new MemoryStream(await _http.GetByteArrayAsync(address, either.Token), writable: false);
        }
        catch (HttpRequestException failure)
        {
            problem = failure.HttpRequestError.ToString();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            problem = $"no answer within {_limit.TotalSeconds:0} s";
        }

        // The kind alone: the failure itself may quote the address.
        throw new IOException($"Discord did not give the file ({problem}).");
    }
}
