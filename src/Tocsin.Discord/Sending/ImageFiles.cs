using Tocsin.Core.Posts;
using Tocsin.Core.Posts.Images;
using Tocsin.Discord.Api.Wire;
using Tocsin.Discord.Rendering;

namespace Tocsin.Discord.Sending;

/// <summary>Reads the images of posts from the content's folder.</summary>
internal sealed class ImageFiles(DiscordOptions options)
{
    /// <summary>discord.com/developers/docs/reference#uploading-files: 10 MiB for a bot in a server without boosts.</summary>
    private const long LargestInBytes = 10 * 1024 * 1024;

    /// <summary>The file, or why there is none to send; neither for a message without image.</summary>
    public async Task<(Upload? File, string? Problem)> ReadAsync(ImagePayload? image, CancellationToken cancellationToken)
    {
        if (image is null)
        {
            return (null, null);
        }

        var directory = options.ContentDirectory;
        if (PostImageFile.Locate(image.Path, directory, options.DataDirectory) is not { } path)
        {
            return (null, $"the image {image.Path} lies outside {directory}");
        }

        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return (null, $"the image {image.Path} is missing below {directory}");
        }

        return file.Length > LargestInBytes
            ? (null, $"the image {image.Path} is larger than the 10 MiB that Discord takes")
            : (new Upload(image.FileName, ImageCleaning.ForSending(await File.ReadAllBytesAsync(path, cancellationToken))), null);
    }
}
