using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.Methods;

/// <summary>Whether the bot may do something in a chat, in the Bot API's words when it may not.</summary>
internal static class Doors
{
    public static SimChat Chat(World world, ApiCall call) =>
        call.Integer("chat_id") is not { } id ? throw BotApiException.BadRequest("chat_id is empty")
        : world.Chats.TryGetValue(id, out var chat) ? chat
        : throw BotApiException.BadRequest("chat not found");

    /// <summary>The chat, when the bot is in it.</summary>
    public static SimChat Entered(World world, ApiCall call)
    {
        var chat = Chat(world, call);
        return Refusal(chat) is { } refusal ? throw refusal : chat;
    }

    /// <summary>The chat, when the bot may write there and the topic is open.</summary>
    public static SimChat Writable(World world, ApiCall call)
    {
        var chat = Entered(world, call);
        if (chat.Type == "channel" && chat.BotStatus != "administrator")
        {
            throw BotApiException.BadRequest("need administrator rights in the channel chat");
        }

        if (!chat.BotMayWrite)
        {
            throw BotApiException.BadRequest("not enough rights to send text messages to the chat");
        }

        if (call.Integer("message_thread_id") is { } topic && chat.Topics.GetValueOrDefault(topic) is false)
        {
            throw BotApiException.BadRequest(chat.Topics.ContainsKey(topic) ? "TOPIC_CLOSED" : "message thread not found");
        }

        return chat;
    }

    private static BotApiException? Refusal(SimChat chat) => chat switch
    {
        { MigratedTo: { } supergroup } => new BotApiException(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            new JsonObject { ["migrate_to_chat_id"] = supergroup }),
        { IsDeactivated: true } => BotApiException.Forbidden("user is deactivated"),
        { IsDeleted: true } => BotApiException.Forbidden("the group chat was deleted"),
        { BotStatus: "kicked", Type: "private" } => BotApiException.Forbidden("bot was blocked by the user"),
        { BotStatus: "kicked" } => BotApiException.Forbidden($"bot was kicked from the {chat.Type} chat"),
        { BotStatus: "left" } => BotApiException.Forbidden($"bot is not a member of the {chat.Type} chat"),
        _ => null,
    };
}
