using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Tocsin.Discord.Api;

namespace Tocsin.Discord.Gateway;

/// <summary>A WebSocket to the gateway: frames in, bytes out.</summary>
internal sealed class GatewaySocket(DiscordOptions options, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Any code but 1000 and 1001: Discord keeps the session, so that it can be resumed.</summary>
    private const WebSocketCloseStatus KeepSession = (WebSocketCloseStatus)4900;

    private const int LargestMessageInBytes = 32 * 1024 * 1024;
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly ZlibInflater _inflater = new();
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>The code with which the other side closed; null when the connection broke instead.</summary>
    public int? CloseCode => (int?)_socket.CloseStatus;

    /// <exception cref="WebSocketException">There is no connection.</exception>
    public async Task ConnectAsync(string url, CancellationToken cancellationToken)
    {
        _socket.Options.SetRequestHeader("User-Agent", DiscordHttp.UserAgent(options));
        // Heartbeats are the protocol's own; a second kind would only hide a dead one.
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        var address = new Uri($"{url.TrimEnd('/')}/?v=10&encoding=json&compress=zlib-stream");
        await _socket.ConnectAsync(address, cancellationToken);
    }

    /// <summary>The frames, until the other side closes or the connection breaks.</summary>
    public async IAsyncEnumerable<GatewayFrame> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        using var message = new MemoryStream();
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                yield break;
            }

            message.Write(buffer.AsSpan(0, received.Count));
            if (message.Length > LargestMessageInBytes)
            {
                throw new InvalidDataException("A gateway message beyond every measure.");
            }

            if (!received.EndOfMessage)
            {
                continue;
            }

            var whole = message.ToArray();
            message.SetLength(0);
            // A gateway may answer plainly in spite of what was asked.
            var frame = received.MessageType == WebSocketMessageType.Text ? whole : _inflater.Add(whole);
            if (frame is not null)
            {
                yield return GatewayFrame.Read(frame);
            }
        }
    }

    public async Task SendAsync(byte[] frame, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(SendLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        await _sending.WaitAsync(either.Token);
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, either.Token);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
            try
            {
                await _socket.CloseOutputAsync(KeepSession, null, limit.Token);
            }
            catch (Exception failure) when (failure is WebSocketException or OperationCanceledException or IOException)
            {
                // It was to be closed, and it is.
            }
        }

        _socket.Dispose();
        _inflater.Dispose();
        _sending.Dispose();
    }
}
