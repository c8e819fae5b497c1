using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Tocsin.Core.Posts;
using Tocsin.Core.Posts.Images;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Sending;

/// <summary>The images of posts: read from the content folder, and uploaded once rather than once a chat.</summary>
/// <remarks>Telegram keeps a file under the id that its first answer names; a changed file is uploaded again.</remarks>
internal sealed class Photos(IOptions<TelegramOptions> options)
{
    private readonly ConcurrentDictionary<string, (DateTime Changed, string FileId)> _known = new();

    /// <summary>The id under which Telegram has the file as it is now, or its bytes; neither when it cannot be read.</summary>
    public async Task<(string? FileId, PhotoUpload? Upload)> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (Locate(path) is not { } file)
        {
            return default;
        }

        try
        {
            return _known.TryGetValue(path, out var known) && known.Changed == File.GetLastWriteTimeUtc(file)
                ? (known.FileId, null)
                : (null, new PhotoUpload(Path.GetFileName(file), ImageCleaning.ForSending(await File.ReadAllBytesAsync(file, cancellationToken))));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    public void Remember(string path, IReadOnlyList<TelegramPhotoSize>? sizes)
    {
        if (sizes is [.., var largest] && Locate(path) is { } file)
        {
            _known[path] = (File.GetLastWriteTimeUtc(file), largest.FileId);
        }
    }

    public void Forget(string path) => _known.TryRemove(path, out _);

    private string? Locate(string path) => PostImageFile.Locate(path, options.Value.ContentDirectory, options.Value.DataDirectory);
}
