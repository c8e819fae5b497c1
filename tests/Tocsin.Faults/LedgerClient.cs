using System.Collections.Concurrent;
using System.Diagnostics;
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

    private readonly ConcurrentDictionary<int, long> _heard = new();

    public string Name => name;

    public PlatformTraits Traits { get; } = new(perSecond, null, nonceWindow);

    /// <summary>One to three messages, by the chat's number.</summary>
    public IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings)
    {
        var parts = 1 + (settings.Tags.Count % 3);
        return [.. Enumerable.Range(1, parts).Select(part => new RenderedPart($"{post.Title} {part}/{parts}", "", 1))];
    }

    public Task<SendOutcome> SendAsync(OutgoingPart part, CancellationToken cancellationToken) =>
        PostAsync($"/{name}/send?place={part.Chat.Place}&nonce={part.Nonce}&life={Environment.ProcessId}&heard={Heard()}", part.Part.Payload, cancellationToken);

    public Task<SendOutcome> EditAsync(ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken) =>
        PostAsync($"/{name}/edit?id={messageId}", part.Payload, cancellationToken);

    /// <remarks>A message that is gone is as it should be.</remarks>
    public async Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken) =>
        await PostAsync($"/{name}/delete?id={messageId}", "", cancellationToken) is var outcome && outcome is SendOutcome.Refused { Reason: "status 404" }
            ? new SendOutcome.Delivered(messageId)
            : outcome;

    private async Task<SendOutcome> PostAsync(string path, string payload, CancellationToken cancellationToken)
    {
        using var body = new StringContent(payload);
        try
        {
            using var answer = await _http.PostAsync(new Uri(address, path), body, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return (int)answer.StatusCode switch
            {
                200 => new SendOutcome.Delivered(text),
                429 => Hear(text.Split(' ')),
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

    /// <summary>Which waits this process has heard of, and how many milliseconds ago, so that the ledger can tell who ignores one.</summary>
    private string Heard() => string.Join(
        ',',
        _heard.Select(item => (item.Key, Ago: Stopwatch.GetElapsedTime(item.Value))).Where(item => item.Ago <= LedgerWaits.Longest)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Key}:{(long)item.Ago.TotalMilliseconds}")));

    private SendOutcome.RateLimited Hear(string[] wait)
    {
        _heard.TryAdd(int.Parse(wait[2], CultureInfo.InvariantCulture), Stopwatch.GetTimestamp());
        return new SendOutcome.RateLimited(TimeSpan.FromSeconds(double.Parse(wait[0], CultureInfo.InvariantCulture)), wait[1] == "platform");
    }

    public void Dispose() => _http.Dispose();
}
