using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Discord.Gateway;

/// <summary>Writes frames to a WebSocket, plainly or as one zlib stream, and reads what comes.</summary>
internal sealed class Frames : IDisposable
{
    /// <summary>Larger frames go out in several messages, as they may.</summary>
    private const int Piece = 700;

    private readonly WebSocket _socket;
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream? _zlib;
    private readonly SemaphoreSlim _sending = new(1, 1);

    public Frames(WebSocket socket, bool compress)
    {
        _socket = socket;
        _zlib = compress ? new ZLibStream(_compressed, CompressionLevel.Fastest, leaveOpen: true) : null;
    }

    public async Task SendAsync(JsonObject frame, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            var bytes = Encoding.UTF8.GetBytes(frame.ToJsonString());
            if (_zlib is null)
            {
                await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                return;
            }

            _compressed.SetLength(0);
            await _zlib.WriteAsync(bytes, cancellationToken);
            await _zlib.FlushAsync(cancellationToken);
            foreach (var piece in _compressed.ToArray().Chunk(Piece))
            {
                await _socket.SendAsync(piece, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The next frame; null when the other side is gone.</summary>
    public async Task<(JsonObject Frame, int Length)?> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        var length = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += received.Count;
            if (received.EndOfMessage || length == buffer.Length)
            {
                return (JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject(), length);
            }
        }
    }

    public void Dispose()
    {
        _zlib?.Dispose();
        _compressed.Dispose();
        _sending.Dispose();
    }
}
