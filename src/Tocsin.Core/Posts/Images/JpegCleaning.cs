using System.Buffers.Binary;

namespace Tocsin.Core.Posts.Images;

/// <summary>Keeps the segments of a JPEG that its picture is made of, and which way is up. Pure.</summary>
/// <remarks>
/// Source: ITU-T T.81, annex B. Small pictures inside the file go too: they may show what was cut off the large one. So does
/// all behind the end, where phones put films and further pictures.
/// </remarks>
internal static class JpegCleaning
{
    private const byte Start = 0xD8;
    private const byte End = 0xD9;
    private const byte Scan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const byte App15 = 0xEF;
    private const byte Comment = 0xFE;
    private const int JfifWithoutPicture = 14;

    public static byte[]? Clean(ReadOnlySpan<byte> bytes)
    {
        var clean = new MemoryStream(bytes.Length);
        clean.Write([0xFF, Start]);
        var hasPixels = false;
        for (var at = 2; MarkerAt(bytes, ref at) is { } marker;)
        {
            if (marker == End)
            {
                clean.Write([0xFF, End]);
                return hasPixels ? clean.ToArray() : null;
            }

            if (bytes.Length - at < 2 || BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) is var length && (length < 2 || length > bytes.Length - at))
            {
                return null;
            }

            Write(clean, marker, bytes.Slice(at + 2, length - 2));
            at += length;
            if (marker == Scan)
            {
                hasPixels = true;
                var pixels = PixelsOf(bytes[at..]);
                clean.Write(bytes.Slice(at, pixels));
                at += pixels;
            }
        }

        return null;
    }

    /// <summary>The marker that stands there, and may be filled up with <c>FF</c> before; null for none.</summary>
    private static byte? MarkerAt(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at >= bytes.Length || bytes[at] != 0xFF)
        {
            return null;
        }

        while (at < bytes.Length && bytes[at] == 0xFF)
        {
            at++;
        }

        return at < bytes.Length && bytes[at] is not 0 ? bytes[at++] : null;
    }

    private static void Write(MemoryStream clean, byte marker, ReadOnlySpan<byte> data)
    {
        switch (marker)
        {
            case App0 when data.StartsWith("JFIF\0"u8) && data.Length >= JfifWithoutPicture:
                byte[] jfif = [.. data[..(JfifWithoutPicture - 2)], 0, 0];
                WriteSegment(clean, marker, jfif);
                break;
            case App1 when ExifOrientation.Read(data) is { } orientation:
                WriteSegment(clean, marker, ExifOrientation.Write(orientation));
                break;
            case App2 when data.StartsWith("ICC_PROFILE\0"u8):
            case App14 when data.StartsWith("Adobe"u8):
            case not (>= App0 and <= App15 or Comment):
                WriteSegment(clean, marker, data);
                break;
        }
    }

    private static void WriteSegment(MemoryStream clean, byte marker, ReadOnlySpan<byte> data)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(data.Length + 2));
        clean.Write(head);
        clean.Write(data);
    }

    /// <summary>How many bytes belong to a scan: all before a marker that is no restart and no stuffed zero.</summary>
    private static int PixelsOf(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length - 1 && !(bytes[at] == 0xFF && bytes[at + 1] is not (0 or (>= 0xD0 and <= 0xD7) or 0xFF)))
        {
            at++;
        }

        return at;
    }
}
