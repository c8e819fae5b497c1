using Tocsin.Core.Commands;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Answering;

/// <summary>The photo or file that came with a command, fetched only when a command asks for it.</summary>
internal static class AttachedFile
{
    /// <summary>The largest size of a photo, or the file; null for a message of words alone.</summary>
    public static Attachment? Of(TelegramMessage message, ITelegramApi api) =>
        message.Photo is [.., var photo] ? Make("photo.jpg", "image/jpeg", photo.FileSize, photo.FileId, api)
        : message.Document is { } file ? Make(file.FileName ?? "file", file.MimeType, file.FileSize, file.FileId, api)
        : null;

    private static Attachment Make(string name, string? mediaType, long? length, string fileId, ITelegramApi api) =>
        new(name, mediaType, length, cancellationToken => OpenAsync(api, fileId, cancellationToken));

    private static async Task<Stream> OpenAsync(ITelegramApi api, string fileId, CancellationToken cancellationToken)
    {
        var file = await api.GetFileAsync(new GetFile(fileId), cancellationToken);
        if (file.Value?.FilePath is not { Length: > 0 } path)
        {
            throw new IOException("Telegram did not say where the file lies.");
        }

        var bytes = await api.DownloadAsync(path, cancellationToken);
        return bytes.IsOk ? new MemoryStream(bytes.Value, writable: false) : throw new IOException("Telegram did not give the file.");
    }
}
