using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace Tocsin.Simulators.Discord.Gateway;

/// <summary>One client's WebSocket, from hello to its end.</summary>
internal sealed class Connection(WebSocket socket, bool compress, Sessions sessions)
{
    private readonly Frames _frames = new(socket, compress);
    private readonly Channel<JsonObject> _outgoing = System.Threading.Channels.Channel.CreateUnbounded<JsonObject>();
    private readonly CancellationTokenSource _over = new();
    private readonly Queue<TimeSpan> _received = new();

    public Session? Session { get; set; }

    public bool Compressed => compress;

    /// <summary>Puts a frame in line; frames leave in that order.</summary>
    public void Send(JsonObject frame) => _outgoing.Writer.TryWrite(frame.DeepClone().AsObject());

    /// <summary>Ends it with a code, or as a broken line where there is none.</summary>
    public void End(int? code)
    {
        if (code is { } number)
        {
            // The reader ends when the client has closed its side too: earlier, and the code could be lost on the way.
            _ = socket.CloseOutputAsync((WebSocketCloseStatus)number, null, CancellationToken.None);
        }
        else
        {
            socket.Abort();
            _over.Cancel();
        }
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, stopping);
        Send(new JsonObject { ["op"] = 10, ["d"] = new JsonObject { ["heartbeat_interval"] = (int)sessions.HeartbeatInterval.TotalMilliseconds } });
        var writing = WriteAsync(either.Token);
        try
        {
            while (await _frames.ReadAsync(either.Token) is var (frame, length))
            {
                if (length > 4096)
                {
                    End(4002);
                }
                else if (TooMany())
                {
                    End(4008);
                }
                else
                {
                    sessions.On(this, frame);
                }
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or System.Text.Json.JsonException)
        {
            // The client is gone, or was sent away.
        }

        await either.CancelAsync();
        await writing;
        _frames.Dispose();
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var frame in _outgoing.Reader.ReadAllAsync(cancellationToken))
            {
                await _frames.SendAsync(frame, cancellationToken);
            }
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // As above.
        }
    }

    private bool TooMany()
    {
        var now = sessions.Elapsed;
        while (_received.TryPeek(out var oldest) && oldest + TimeSpan.FromSeconds(60) <= now)
        {
            _received.Dequeue();
        }

        _received.Enqueue(now);
        return _received.Count > 120;
    }
}
