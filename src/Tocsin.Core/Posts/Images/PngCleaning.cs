using System.Buffers.Binary;
using System.Text;

namespace Tocsin.Core.Posts.Images;

/// <summary>Keeps the chunks of a PNG that its picture is made of. Pure.</summary>
/// <remarks>Source: the PNG specification, third edition, chapters 5 and 11 (w3.org/TR/png-3).</remarks>
internal static class PngCleaning
{
    private const int Signature = 8;
    private const int AroundData = 12;

    /// <summary>The picture, its colours, its transparency and its movement. Texts, times, Exif and what nobody knows go.</summary>
    private static readonly HashSet<string> Kept =
    [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "pHYs",
        "acTL", "fcTL", "fdAT",
    ];

    public static byte[]? Clean(ReadOnlySpan<byte> bytes)
    {
        var clean = new MemoryStream(bytes.Length);
        clean.Write(bytes[..Signature]);
        var rest = bytes[Signature..];
        var (isFirst, hasPixels) = (true, false);
        while (rest.Length >= AroundData)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            var type = Encoding.Latin1.GetString(rest[4..8]);
            if (length > rest.Length - AroundData || (isFirst && type != "IHDR") || (!Kept.Contains(type) && IsCritical(type)))
            {
                return null;
            }

            var chunk = rest[..(AroundData + (int)length)];
            rest = rest[chunk.Length..];
            isFirst = false;
            hasPixels |= type == "IDAT";
            if (Kept.Contains(type))
            {
                clean.Write(chunk);
            }

            if (type == "IEND")
            {
                return hasPixels ? clean.ToArray() : null;
            }
        }

        return null;
    }

    /// <summary>A chunk without which nobody can show the image has a capital first.</summary>
    private static bool IsCritical(string type) => char.IsAsciiLetterUpper(type[0]);
}
