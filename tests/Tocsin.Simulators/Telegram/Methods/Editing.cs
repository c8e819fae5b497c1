using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.Methods;

/// <summary>Methods that change or take away what stands.</summary>
internal sealed class Editing(World world, RateLimits limits)
{
    /// <summary>A message older than this cannot be deleted (core.telegram.org/bots/api#deletemessage).</summary>
    private static readonly TimeSpan DeletableFor = TimeSpan.FromHours(48);

    public JsonNode EditText(ApiCall call)
    {
        var message = Own(call);
        if (message.Photo is not null)
        {
            throw BotApiException.BadRequest("there is no text in the message to edit");
        }

        return Change(message, Words.Text(call), photo: null, call);
    }

    public JsonNode EditCaption(ApiCall call)
    {
        var message = Own(call);
        return message.Photo is null
            ? throw BotApiException.BadRequest("there is no caption in the message to edit")
            : Change(message, Words.Caption(call), message.Photo, call);
    }

    public JsonNode EditMedia(ApiCall call)
    {
        var message = Own(call);
        var media = Words.Nested(call, "media");
        return Change(message, Words.Caption(media), Sending.Photo(world, call, media.Text("media"), part: ""), call);
    }

    public JsonNode EditMarkup(ApiCall call)
    {
        var message = Own(call);
        return Change(message, message.Words, message.Photo, call);
    }

    public JsonNode Delete(ApiCall call)
    {
        var chat = Doors.Entered(world, call);
        if (!chat.Messages.TryGetValue(call.Integer("message_id") ?? 0, out var message) || message.IsDeleted)
        {
            throw BotApiException.BadRequest("message to delete not found");
        }

        if (message.From != world.Bot || world.Clock.GetUtcNow() - message.Date >= DeletableFor)
        {
            throw BotApiException.BadRequest("message can't be deleted for everyone");
        }

        message.IsDeleted = true;
        world.Tell("deleted", message);
        return JsonValue.Create(true);
    }

    private SimMessage Own(ApiCall call)
    {
        var chat = Doors.Entered(world, call);
        if (!chat.Messages.TryGetValue(call.Integer("message_id") ?? 0, out var message) || message.IsDeleted)
        {
            throw BotApiException.BadRequest("message to edit not found");
        }

        return message.From == world.Bot ? message : throw BotApiException.BadRequest("message can't be edited");
    }

    private JsonObject Change(SimMessage message, MarkedText words, string? photo, ApiCall call)
    {
        var keyboard = Words.Keyboard(call);
        if (words.SameAs(message.Words) && photo == message.Photo && JsonNode.DeepEquals(keyboard, message.Keyboard))
        {
            throw BotApiException.BadRequest(
                "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message");
        }

        limits.Take(message.Chat.Id, message.Chat.Type is "group" or "supergroup");
        (message.Words, message.Photo, message.Keyboard) = (words, photo, keyboard);
        message.NoPreview = (bool?)call.Structure("link_preview_options")?["is_disabled"] ?? false;
        message.Edits++;
        world.Tell("edited", message);
        return message.ToJson();
    }
}
