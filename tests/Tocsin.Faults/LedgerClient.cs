using System.Globalization;
using System.Net.Sockets;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;

namespace Tocsin.Faults;

/// <summary>A platform as the bot sees it, over HTTP to the ledger.</summary>
internal sealed class LedgerClient(string name, Uri address, double perSecond, TimeSpan nonceWindow) : IPlatform, IDisposable
{
    private static readonly TimeSpan TimeLimit = FaultHost.SendTimeLimit - TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1) }) { Timeout = TimeLimit };

    public string Name => name;

    public PlatformTraits Traits { get; } = new(perSecond, null, nonceWindow);

    /// <summary>One to three messages, by the chat's number.</summary>
    public IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings)
    {
        var parts = 1 + (settings.Tags.Count % 3);
        return [.. Enumerable.Range(1, parts).Select(part => new RenderedPart($"{post.Title} {part}/{parts}", "", 1))];
    }

    public async Task<SendOutcome> SendAsync(OutgoingPart part, CancellationToken cancellationToken)
    {
        using var body = new StringContent(part.Part.Payload);
        try
        {
            using var answer = await _http.PostAsync(
                new Uri(address, $"/{name}/send?place={part.Chat.Place}&nonce={part.Nonce}"), body, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return (int)answer.StatusCode switch
            {
                200 => new SendOutcome.Delivered(text),
                429 => new SendOutcome.RateLimited(TimeSpan.FromSeconds(double.Parse(text, CultureInfo.InvariantCulture)), WholePlatform: true),
                >= 400 and < 500 => new SendOutcome.Refused($"status {(int)answer.StatusCode}"),
                _ => new SendOutcome.InDoubt($"status {(int)answer.StatusCode}"),
            };
        }
        catch (HttpRequestException failure)
        {
            return failure.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                ? new SendOutcome.NotSent("connection refused")
                : new SendOutcome.InDoubt("connection broken");
        }
        catch (OperationCanceledException)
        {
            return new SendOutcome.InDoubt("no answer in time");
        }
    }

    public Task<SendOutcome> EditAsync(ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Refused("the ledger edits nothing"));

    public Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Refused("the ledger deletes nothing"));

    public void Dispose() => _http.Dispose();
}
