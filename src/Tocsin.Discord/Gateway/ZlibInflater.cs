using System.IO.Compression;

namespace Tocsin.Discord.Gateway;

/// <summary>Inflates <c>zlib-stream</c>: one compression context for the whole connection, a flush at the end of each frame.</summary>
/// <remarks>discord.com/developers/docs/events/gateway#transport-compression. Not thread-safe.</remarks>
internal sealed class ZlibInflater : IDisposable
{
    /// <summary>A frame that inflates to more is no frame of Discord's.</summary>
    private const int LargestFrameInBytes = 64 * 1024 * 1024;

    private static ReadOnlySpan<byte> Flush => [0x00, 0x00, 0xFF, 0xFF];

    private readonly MemoryStream _input = new();
    private readonly ZLibStream _zlib;

    public ZlibInflater() => _zlib = new ZLibStream(_input, CompressionMode.Decompress);

    /// <summary>Adds a message of the connection; the frame that it completes, or null while more is to come.</summary>
    /// <exception cref="InvalidDataException">The stream is broken; so is the connection.</exception>
    public byte[]? Add(ReadOnlySpan<byte> message)
    {
        _input.Position = _input.Length;
        _input.Write(message);
        if (!message.EndsWith(Flush))
        {
            return null;
        }

        _input.Position = 0;
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (_zlib.Read(buffer) is > 0 and var read)
        {
            frame.Write(buffer.AsSpan(0, read));
            if (frame.Length > LargestFrameInBytes)
            {
                throw new InvalidDataException("A gateway frame inflates beyond every measure.");
            }
        }

        _input.SetLength(0);
        return frame.ToArray();
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _input.Dispose();
    }
}
