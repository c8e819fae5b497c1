namespace Tocsin.Core.Posts.Images;

/// <summary>Which images both platforms show, told by their first bytes and never by a name.</summary>
internal static class ImageKind
{
    /// <summary>The file name's end, <c>.png</c>; null for what is no such image.</summary>
    public static string? ExtensionOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? ".png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ".jpg"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? ".webp"
        : null;
}
