namespace Tocsin.Core.Proposals.Images;

/// <summary>Takes out of an image whatever is not needed to show it: where, when and with whose camera it was made. Pure.</summary>
/// <remarks>
/// What may stay is listed, by kind; all else goes, known or not, and so does what stands behind the image's end. Pixels are
/// never decoded: what was drawn is what is sent.
/// </remarks>
internal static class ImageCleaning
{
    /// <summary>The image without it; null for what its kind's format does not allow.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="extension">As <see cref="ImageKind.ExtensionOf"/> tells it.</param>
    public static byte[]? Clean(ReadOnlySpan<byte> bytes, string extension) => extension switch
    {
        ".png" => PngCleaning.Clean(bytes),
        ".jpg" => JpegCleaning.Clean(bytes),
        ".webp" => WebpCleaning.Clean(bytes),
        _ => null,
    };
}
