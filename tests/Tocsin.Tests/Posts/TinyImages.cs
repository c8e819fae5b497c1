using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Tocsin.Tests.Posts;

/// <summary>Images of one pixel, built by hand, with what a camera adds where a test wants it.</summary>
internal static class TinyImages
{
    public static readonly byte[] Place = "GPS 36.2021 37.1343"u8.ToArray();

    /// <summary>Any chunks stand before the pixels, any bytes behind the end.</summary>
    public static byte[] Png(IEnumerable<(string Type, byte[] Data)>? chunks = null, byte[]? behind = null) =>
    [
        0x89, .. "PNG\r\n"u8, 0x1A, 0x0A,
        .. PngChunk("IHDR", [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
        .. (chunks ?? []).SelectMany(chunk => PngChunk(chunk.Type, chunk.Data)),
        .. PngChunk("IDAT", Deflated([0, 0])),
        .. PngChunk("IEND", []),
        .. behind ?? [],
    ];

    public static byte[] Jpeg(IEnumerable<(byte Marker, byte[] Data)>? segments = null, byte[]? behind = null) =>
    [
        0xFF, 0xD8,
        .. (segments ?? []).SelectMany(segment => JpegSegment(segment.Marker, segment.Data)),
        .. JpegSegment(0xDB, new byte[65]),
        .. JpegSegment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        .. JpegSegment(0xDA, [1, 1, 0, 0, 63, 0]),
        0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56,
        0xFF, 0xD9,
        .. behind ?? [],
    ];

    public static byte[] Webp(byte flags, params IEnumerable<(string Type, byte[] Data)> chunks)
    {
        byte[] body = [.. WebpChunk("VP8X", [flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]), .. WebpChunk("VP8L", [1, 2, 3]), .. chunks.SelectMany(chunk => WebpChunk(chunk.Type, chunk.Data))];
        return [.. "RIFF"u8, .. Little((uint)body.Length + 4), .. "WEBP"u8, .. body];
    }

    /// <summary>Exif, little endian: the orientation, and a maker's note that names a place.</summary>
    public static byte[] Exif(byte orientation) =>
        [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 99, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Place];

    private static byte[] PngChunk(string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. Big((uint)data.Length), .. named, .. Big(Crc32(named))];
    }

    private static byte[] JpegSegment(byte marker, byte[] data) => [0xFF, marker, .. Big((uint)data.Length + 2)[2..], .. data];

    private static byte[] WebpChunk(string type, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(type), .. Little((uint)data.Length), .. data, .. new byte[data.Length & 1]];

    private static byte[] Big(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var into = new MemoryStream();
        using (var stream = new ZLibStream(into, CompressionLevel.Optimal))
        {
            stream.Write(bytes);
        }

        return into.ToArray();
    }

    private static uint Crc32(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
