namespace Tocsin.Core.Posts.Images;

/// <summary>Takes out of an image whatever is not needed to show it: where, when and with whose camera it was made. Pure.</summary>
/// <remarks>
/// What may stay is listed, by kind; all else goes, known or not, and so does what stands behind the image's end. Pixels are
/// never decoded: what was drawn is what is sent.
/// </remarks>
public static class ImageCleaning
{
    /// <summary>The file to send: cleaned where it can be; as it is where it is of another kind, or broken, which the platform then says.</summary>
    public static byte[] ForSending(byte[] bytes) => ImageKind.ExtensionOf(bytes) is { } extension ? Clean(bytes, extension) ?? bytes : bytes;

    /// <summary>The image without it; null for what its kind's format does not allow.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="extension">As <see cref="ImageKind.ExtensionOf"/> tells it.</param>
    internal static byte[]? Clean(ReadOnlySpan<byte> bytes, string extension) => extension switch
    {
        ".png" => PngCleaning.Clean(bytes),
        ".jpg" => JpegCleaning.Clean(bytes),
        ".webp" => WebpCleaning.Clean(bytes),
        _ => null,
    };
}
