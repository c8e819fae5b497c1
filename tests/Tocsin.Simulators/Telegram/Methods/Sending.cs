using System.Globalization;
using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.Methods;

/// <summary>Methods that post.</summary>
internal sealed class Sending(World world, RateLimits limits)
{
    public JsonNode SendMessage(ApiCall call)
    {
        var chat = Doors.Writable(world, call);
        return Post(chat, call, Words.Text(call), photo: null);
    }

    public JsonNode SendPhoto(ApiCall call)
    {
        var chat = Doors.Writable(world, call);
        return Post(chat, call, Words.Caption(call), Photo(world, call, call.Text("photo"), "photo"));
    }

    /// <summary>A file uploaded with the request, as the part of that name or as <c>attach://</c> says, or one that stands already under its id.</summary>
    public static string Photo(World world, ApiCall call, string? named, string part)
    {
        const string Attached = "attach://";
        part = named?.StartsWith(Attached, StringComparison.Ordinal) == true ? named[Attached.Length..] : part;
        if (call.Files.TryGetValue(part, out var bytes))
        {
            if (bytes.Length == 0)
            {
                throw BotApiException.BadRequest("file must be non-empty");
            }

            if (!IsImage(bytes))
            {
                throw BotApiException.BadRequest("IMAGE_PROCESS_FAILED");
            }

            var id = "photo" + world.Files.Count.ToString(CultureInfo.InvariantCulture);
            world.Files.Add(id, bytes);
            return id;
        }

        return named is not null && world.Files.ContainsKey(named)
            ? named
            : throw BotApiException.BadRequest("wrong remote file identifier specified: Wrong string length");
    }

    /// <summary>By its first bytes: PNG, JPEG, GIF or WebP.</summary>
    private static bool IsImage(ReadOnlySpan<byte> bytes) =>
        bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, ..]
        || bytes.StartsWith("GIF8"u8) || bytes.StartsWith("RIFF"u8);

    private JsonObject Post(SimChat chat, ApiCall call, MarkedText words, string? photo)
    {
        var keyboard = Words.Keyboard(call);
        var replyTo = ReplyTo(chat, call);
        limits.Take(chat.Id, chat.Type is "group" or "supergroup");
        var message = chat.Add(new SimMessage
        {
            Id = chat.NextMessageId(),
            Chat = chat,
            From = world.Bot,
            Date = world.Clock.GetUtcNow(),
            Topic = call.Integer("message_thread_id"),
            ReplyTo = replyTo,
            Words = words,
            Photo = photo,
            Keyboard = keyboard,
            Silent = call.Flag("disable_notification"),
            Protected = call.Flag("protect_content"),
            NoPreview = (bool?)call.Structure("link_preview_options")?["is_disabled"] ?? false,
        });
        world.Tell("posted", message);
        return message.ToJson();
    }

    private static long? ReplyTo(SimChat chat, ApiCall call)
    {
        var reply = call.Structure("reply_parameters");
        if ((long?)reply?["message_id"] is not { } id)
        {
            return null;
        }

        if (chat.Messages.TryGetValue(id, out var message) && !message.IsDeleted)
        {
            return id;
        }

        return (bool?)reply["allow_sending_without_reply"] == true
            ? null
            : throw BotApiException.BadRequest("message to be replied not found");
    }
}
