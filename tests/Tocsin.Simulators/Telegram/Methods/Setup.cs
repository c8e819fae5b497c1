using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram.Methods;

/// <summary>Methods about the bot itself: who it is, its commands, its webhook.</summary>
internal sealed partial class Setup(World world, UpdateQueue updates)
{
    public JsonNode Me(ApiCall call)
    {
        var me = world.Bot.ToJson();
        me["can_join_groups"] = true;
        me["can_read_all_group_messages"] = false;
        me["supports_inline_queries"] = true;
        return me;
    }

    public JsonNode File(ApiCall call) =>
        call.Text("file_id") is { } id && world.Files.TryGetValue(id, out var bytes)
            ? new JsonObject { ["file_id"] = id, ["file_unique_id"] = id, ["file_size"] = bytes.Length, ["file_path"] = $"photos/{id}" }
            : throw BotApiException.BadRequest("wrong file_id or the file is temporarily unavailable");

    public JsonNode SetCommands(ApiCall call)
    {
        var commands = call.Structure("commands")?.AsArray() ?? [];
        if (commands.Count > 100)
        {
            throw BotApiException.BadRequest("BOT_COMMANDS_TOO_MUCH");
        }

        foreach (var command in commands)
        {
            if (!CommandName().IsMatch((string?)command!["command"] ?? ""))
            {
                throw BotApiException.BadRequest("BOT_COMMAND_INVALID");
            }

            if (((string?)command["description"])?.Length is not (>= 1 and <= 256))
            {
                throw BotApiException.BadRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }

        world.Commands[Key(call)] = commands.DeepClone().AsArray();
        return JsonValue.Create(true);
    }

    public JsonNode GetCommands(ApiCall call) => world.Commands.GetValueOrDefault(Key(call))?.DeepClone() ?? new JsonArray();

    public JsonNode DeleteCommands(ApiCall call)
    {
        world.Commands.Remove(Key(call));
        return JsonValue.Create(true);
    }

    public JsonNode SetWebhook(ApiCall call)
    {
        (updates.Webhook, updates.Secret) = (call.Text("url"), call.Text("secret_token"));
        updates.Allow(call.Structure("allowed_updates"));
        return JsonValue.Create(true);
    }

    public JsonNode DeleteWebhook(ApiCall call)
    {
        updates.Webhook = null;
        return JsonValue.Create(true);
    }

    public JsonNode WebhookInfo(ApiCall call) => new JsonObject
    {
        ["url"] = updates.Webhook ?? "",
        ["has_custom_certificate"] = false,
        ["pending_update_count"] = updates.Unconfirmed,
    };

    private static (string Scope, string Language) Key(ApiCall call) =>
        ((string?)call.Structure("scope")?["type"] ?? "default", call.Text("language_code") ?? "");

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex CommandName();
}
