using System.Text.Json;

namespace Tocsin.Discord.Interactions;

/// <summary>A file that a person gave with a command (discord.com/developers/docs/resources/message#attachment-object).</summary>
/// <param name="Name">As the person calls it.</param>
/// <param name="MediaType">What Discord takes it for.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Address">Where it lies.</param>
internal sealed record SentFile(string Name, string? MediaType, long? Length, Uri Address)
{
    /// <summary>The first of an interaction's files; null where there is none that can be fetched.</summary>
    public static SentFile? Read(JsonElement details) =>
        details.TryGetProperty("resolved", out var resolved) && resolved.TryGetProperty("attachments", out var files)
            ? files.EnumerateObject().Select(file => Of(file.Value)).FirstOrDefault(file => file is not null)
            : null;

    private static SentFile? Of(JsonElement file) =>
        file.TryGetProperty("url", out var url) && Uri.TryCreate(url.GetString(), UriKind.Absolute, out var address)
            ? new SentFile(
                file.TryGetProperty("filename", out var name) ? name.GetString() ?? "" : "",
                file.TryGetProperty("content_type", out var type) ? type.GetString() : null,
                file.TryGetProperty("size", out var size) && size.TryGetInt64(out var length) ? length : null,
                address)
            : null;
}
