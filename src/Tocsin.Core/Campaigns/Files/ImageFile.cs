using System.Security.Cryptography;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>The image that a campaign's file names.</summary>
/// <param name="Path">Below the configuration's folder, with <c>/</c>.</param>
/// <param name="Hash">SHA-256 in lower-case hex.</param>
internal sealed record ImageFile(string Path, string Hash)
{
    /// <summary>Telegram takes photos of up to 10 MB (core.telegram.org/bots/api#sendphoto); Discord's limit is the same or higher.</summary>
    private const int LargestImage = 10_000_000;

    /// <summary>Null when the key is missing, or the file cannot be used and that is a problem.</summary>
    public static ImageFile? Read(Section section, string key, string folder)
    {
        if (section.Scalar(key) is not { } scalar)
        {
            return null;
        }

        var relative = scalar.Value.Replace('\\', '/');
        if (System.IO.Path.IsPathRooted(relative) || relative.Split('/').Contains(".."))
        {
            section.Fail(key, scalar, "leads out of the campaigns' folder", "write a path below it, for example assets/picture.png");
            return null;
        }

        try
        {
            return Check(section, key, scalar, relative, folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            section.Fail(key, scalar, "cannot be read", $"put the image there, or correct the path; it counts from {folder}");
            return null;
        }
    }

    private static ImageFile? Check(Section section, string key, YamlScalar scalar, string relative, string folder)
    {
        var file = new FileInfo(System.IO.Path.Combine(folder, relative));
        if (!file.Exists)
        {
            section.Fail(key, scalar, "is no file that is there", $"put the image there, or correct the path; it counts from {folder}");
            return null;
        }

        if (file.Length > LargestImage)
        {
            section.Fail(key, scalar, $"has {file.Length / 1_000_000} MB", "make it smaller than 10 MB, the most that Telegram takes");
            return null;
        }

        var bytes = File.ReadAllBytes(file.FullName);
        if (!IsImage(bytes))
        {
            section.Fail(key, scalar, "is no PNG, JPEG, GIF or WebP image", "save it as PNG or JPEG");
            return null;
        }

        return new ImageFile($"{System.IO.Path.GetFileName(System.IO.Path.GetFullPath(folder))}/{relative}", Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static bool IsImage(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith("GIF8"u8)
        || (bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8));
}
