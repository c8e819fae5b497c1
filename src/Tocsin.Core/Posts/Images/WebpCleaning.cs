using System.Buffers.Binary;
using System.Text;

namespace Tocsin.Core.Posts.Images;

/// <summary>Keeps the chunks of a WebP that its picture is made of. Pure.</summary>
/// <remarks>Source: RFC 9649, section 2.</remarks>
internal static class WebpCleaning
{
    private const int Header = 12;
    private const int BeforeData = 8;

    /// <summary>In the flags of <c>VP8X</c>: that Exif and XMP follow.</summary>
    private const byte SaysMetadata = 0x08 | 0x04;

    private static readonly HashSet<string> Kept = ["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"];
    private static readonly HashSet<string> Pixels = ["VP8 ", "VP8L", "ANMF"];

    public static byte[]? Clean(ReadOnlySpan<byte> bytes)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (size < 4 || size > bytes.Length - BeforeData)
        {
            return null;
        }

        var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..Header]);
        var rest = bytes[Header..(BeforeData + (int)size)];
        var hasPixels = false;
        while (rest.Length > 0)
        {
            if (ChunkLength(rest) is not { } length)
            {
                return null;
            }

            var type = Encoding.Latin1.GetString(rest[..4]);
            hasPixels |= Pixels.Contains(type);
            if (Kept.Contains(type))
            {
                clean.Write(WithoutFlags(type, rest[..length]));
            }

            rest = rest[length..];
        }

        var image = clean.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(4), (uint)(image.Length - BeforeData));
        return hasPixels ? image : null;
    }

    /// <summary>With its header, and the byte that makes it even; null when there is less than it says.</summary>
    private static int? ChunkLength(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < BeforeData)
        {
            return null;
        }

        var data = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        var length = BeforeData + (long)data + (data & 1);
        return length <= rest.Length ? (int)length : null;
    }

    private static byte[] WithoutFlags(string type, ReadOnlySpan<byte> chunk)
    {
        var kept = chunk.ToArray();
        if (type == "VP8X" && kept.Length > BeforeData)
        {
            kept[BeforeData] &= unchecked((byte)~SaysMetadata);
        }

        return kept;
    }
}
