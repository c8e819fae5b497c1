using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tocsin.Simulators.Discord.Gateway;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>What a bot asks before it begins: who it is, where the gateway is, and its commands.</summary>
internal sealed partial class SetupEndpoints(World world, Sessions sessions)
{
    public JsonNode Me() => Shapes.User(world.Bot, bot: true);

    public JsonNode Application() => new JsonObject
    {
        ["id"] = world.Application.Text(),
        ["name"] = world.Bot.Name,
        ["description"] = "",
        ["icon"] = null,
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = "",
        ["flags"] = 0,
    };

    public JsonNode Gateway() => new JsonObject
    {
        ["url"] = sessions.Url,
        ["shards"] = sessions.RecommendedShards,
        ["session_start_limit"] = new JsonObject
        {
            ["total"] = 1000,
            ["remaining"] = sessions.StartsLeft,
            ["reset_after"] = 3_600_000,
            ["max_concurrency"] = sessions.MaxConcurrency,
        },
    };

    public JsonNode Commands() => Registered(world.Commands ?? []);

    public JsonNode SetCommands(ApiCall call)
    {
        var commands = call.Body as JsonArray ?? throw ApiError.Form("", "LIST_TYPE_CONVERT");
        if (commands.Count(command => ((int?)command!["type"] ?? 1) == 1) > 100)
        {
            throw new ApiError(400, 30032, "Maximum number of application commands reached (100)");
        }

        for (var index = 0; index < commands.Count; index++)
        {
            if ((int?)commands[index]!["type"] == 3)
            {
                CheckMenu(commands[index]!.AsObject(), index.ToString(System.Globalization.CultureInfo.InvariantCulture));
                continue;
            }

            Check(commands[index]!, index.ToString(System.Globalization.CultureInfo.InvariantCulture), 32);
        }

        CheckUnique(commands);
        world.Commands = commands.DeepClone().AsArray();
        world.CommandRegistrations++;
        return Registered(world.Commands);
    }

    /// <summary>Of each kind no two may be called the same, in any language.</summary>
    private static void CheckUnique(JsonArray commands)
    {
        var called = commands.SelectMany(command => (command!["name_localizations"] as JsonObject ?? [])
            .Select(pair => (Kind: (int?)command["type"] ?? 1, Locale: pair.Key, Name: (string?)pair.Value))
            .Append(((int?)command["type"] ?? 1, "", (string?)command["name"])));
        if (called.GroupBy(name => name).Any(name => name.Count() > 1))
        {
            throw ApiError.Form("", "APPLICATION_COMMANDS_DUPLICATE_NAME");
        }
    }

    /// <summary>In the menu of a message: any name of 32 characters, no description and no options.</summary>
    private static void CheckMenu(JsonObject item, string at)
    {
        if ((item["name_localizations"] as JsonObject ?? []).Select(pair => (string?)pair.Value).Prepend((string?)item["name"])
            .Any(name => name is not { Length: >= 1 and <= 32 }))
        {
            throw ApiError.Form(at + ".name", "APPLICATION_COMMAND_INVALID_NAME");
        }

        if (item["description"] is not null || item["options"] is not null)
        {
            throw ApiError.Form(at + ".description", "APPLICATION_COMMAND_DESCRIPTION_INVALID");
        }
    }

    private static void Check(JsonNode item, string at, int longestName)
    {
        if ((item["name_localizations"] as JsonObject ?? []).Select(pair => (string?)pair.Value).Prepend((string?)item["name"])
            .Any(name => name is not { Length: > 0 } || name.Length > longestName || !Name().IsMatch(name)))
        {
            throw ApiError.Form(at + ".name", "APPLICATION_COMMAND_INVALID_NAME");
        }

        foreach (var text in (item["description_localizations"] as JsonObject ?? []).Select(pair => (string?)pair.Value).Prepend((string?)item["description"]))
        {
            if (text is not { Length: >= 1 and <= 100 })
            {
                throw ApiError.Form(at + ".description", "BASE_TYPE_BAD_LENGTH");
            }
        }

        var options = item["options"] as JsonArray ?? [];
        if (options.Count > 25)
        {
            throw ApiError.Form(at + ".options", "BASE_TYPE_BAD_LENGTH");
        }

        var optionalSeen = false;
        for (var index = 0; index < options.Count; index++)
        {
            Check(options[index]!, $"{at}.options.{index}", longestName);
            var required = (bool?)options[index]!["required"] == true;
            if (required && optionalSeen)
            {
                throw ApiError.Form($"{at}.options.{index}", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID");
            }

            optionalSeen |= !required;
        }
    }

    private JsonArray Registered(JsonArray commands) => new([.. commands.Select((command, index) =>
    {
        var shape = command!.DeepClone().AsObject();
        shape["id"] = (world.Application + 100 + (ulong)index).Text();
        shape["application_id"] = world.Application.Text();
        shape["version"] = "1";
        shape["default_member_permissions"] = shape["default_member_permissions"]?.ToString();
        return shape;
    })]);

    [GeneratedRegex(@"^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
