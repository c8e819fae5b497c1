using System.Buffers.Binary;

namespace Tocsin.Core.Posts.Images;

/// <summary>Which way up a photograph is shown: the one thing in Exif that its picture needs. Pure.</summary>
/// <remarks>Source: CIPA DC-008 (Exif 2.32), 4.5 and 4.6.4.</remarks>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort ShortType = 3;
    private const int EntryLength = 12;

    /// <summary>2 to 8; null for the usual way up, 1, and for what is no Exif or cannot be read.</summary>
    public static byte? Read(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8))
        {
            return null;
        }

        var tiff = segment[6..];
        bool? isBig = tiff.StartsWith("MM\0*"u8) ? true : tiff.StartsWith("II*\0"u8) ? false : null;
        if (isBig is not { } big || tiff.Length < 8 || Number(tiff[4..], big) is var first && (first < 8 || first > tiff.Length - 2))
        {
            return null;
        }

        var entries = tiff[(int)first..];
        var count = Short(entries, big);
        entries = entries[2..];
        for (var index = 0; index < count && entries.Length >= EntryLength; index++, entries = entries[EntryLength..])
        {
            if (Short(entries, big) == Tag)
            {
                return Short(entries[2..], big) == ShortType && Short(entries[8..], big) is var way and >= 2 and <= 8 ? (byte)way : null;
            }
        }

        return null;
    }

    /// <summary>A segment's data that says this and nothing else.</summary>
    public static byte[] Write(byte orientation) =>
    [
        .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, (byte)ShortType, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint Number(ReadOnlySpan<byte> bytes, bool isBig) =>
        isBig ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
