using System.Globalization;
using System.Text.Json.Nodes;
using Tocsin.Simulators.Discord.Gateway;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord;

/// <summary>What people and servers do.</summary>
internal sealed class People(World world, Sessions sessions)
{
    public SimUser Person(string name, string locale = "en-US", ulong permissions = Permissions.Member) =>
        new(world.NewId(), name, locale, permissions);

    /// <summary>A server with one text channel, the bot in it, told to nobody yet connected unless <paramref name="tell"/>.</summary>
    public SimGuild Server(string name, bool hasBot = true, bool tell = true)
    {
        lock (world.Gate)
        {
            var guild = new SimGuild { Id = world.NewId(), Name = name, Owner = 1, BotRole = world.NewId(), HasBot = hasBot };
            world.Guilds[guild.Id] = guild;
            guild.SystemChannel = Channel(guild, "general");
            if (hasBot && tell)
            {
                sessions.Dispatch("GUILD_CREATE", guild.Id, Shapes.Guild(guild, world.Bot));
            }

            return guild;
        }
    }

    public SimChannel Channel(SimGuild guild, string name, int type = SimChannel.Text, SimChannel? parent = null)
    {
        lock (world.Gate)
        {
            var channel = new SimChannel { Id = world.NewId(), Name = name, Type = type, Guild = guild, Parent = parent };
            world.Channels[channel.Id] = channel;
            guild.Channels.Add(channel);
            return channel;
        }
    }

    public void AddBot(SimGuild guild)
    {
        lock (world.Gate)
        {
            guild.HasBot = true;
            sessions.Dispatch("GUILD_CREATE", guild.Id, Shapes.Guild(guild, world.Bot));
        }
    }

    public void RemoveBot(SimGuild guild)
    {
        lock (world.Gate)
        {
            guild.HasBot = false;
            sessions.Dispatch("GUILD_DELETE", guild.Id, new JsonObject { ["id"] = guild.Id.Text() });
        }
    }

    public void DeleteChannel(SimChannel channel)
    {
        lock (world.Gate)
        {
            channel.Deleted = true;
            sessions.Dispatch(channel.IsThread ? "THREAD_DELETE" : "CHANNEL_DELETE", channel.Guild!.Id, Shapes.Channel(channel));
        }
    }

    /// <summary>Takes permissions from everybody in a channel, or gives them back with zero.</summary>
    public void Deny(SimChannel channel, ulong permissions)
    {
        lock (world.Gate)
        {
            var isSeenAgain = (channel.Denied & Permissions.ViewChannel) != 0 && (permissions & Permissions.ViewChannel) == 0;
            channel.Denied = permissions;
            sessions.Dispatch("CHANNEL_UPDATE", channel.Guild!.Id, Shapes.Channel(channel));
            if (isSeenAgain)
            {
                sessions.Dispatch("THREAD_LIST_SYNC", channel.Guild.Id, new JsonObject
                {
                    ["guild_id"] = channel.Guild.Id.Text(),
                    ["channel_ids"] = new JsonArray(channel.Id.Text()),
                    ["threads"] = new JsonArray([.. channel.Guild.Channels.Where(thread => thread.Parent == channel).Select(Shapes.Channel)]),
                    ["members"] = new JsonArray(),
                });
            }
        }
    }

    public void Lock(SimChannel thread, bool isLocked)
    {
        lock (world.Gate)
        {
            (thread.Locked, thread.Archived) = (isLocked, isLocked);
            sessions.Dispatch("THREAD_UPDATE", thread.Guild!.Id, Shapes.Channel(thread));
        }
    }

    /// <summary>Calls a command: <c>Slash(person, channel, "search", ("query", "bread"))</c>.</summary>
    public SimInteraction Slash(SimUser user, SimChannel channel, string command, params (string Name, string Value)[] options) =>
        Interact(user, channel, 2, Command(command, options, focused: null));

    /// <summary>Calls a command with a file in its option.</summary>
    public SimInteraction SlashWithFile(
        SimUser user, SimChannel channel, string command, (string Option, string FileName, byte[] Bytes) file, params (string Name, string Value)[] options)
    {
        var id = world.NewId().Text();
        world.Files[id] = file.Bytes;
        var data = Command(command, options, focused: null);
        data["options"]!.AsArray().Add(new JsonObject { ["name"] = file.Option, ["type"] = 11, ["value"] = id });
        data["resolved"] = new JsonObject
        {
            ["attachments"] = new JsonObject
            {
                [id] = new JsonObject
                {
                    ["id"] = id,
                    ["filename"] = file.FileName,
                    ["size"] = file.Bytes.Length,
                    ["url"] = $"{world.Address}/attachments/{id}/{file.FileName}?ex=1&is=1&hm=1",
                    ["proxy_url"] = $"{world.Address}/attachments/{id}/{file.FileName}",
                    ["content_type"] = "image/png",
                },
            },
        };
        return Interact(user, channel, 2, data);
    }

    /// <summary>Types in the last option.</summary>
    public SimInteraction Type(SimUser user, SimChannel channel, string command, params (string Name, string Value)[] options) =>
        Interact(user, channel, 4, Command(command, options, options[^1].Name));

    /// <summary>Chooses a command in the menu of a message.</summary>
    public SimInteraction Choose(SimUser user, SimMessage message, string name) => Interact(user, message.Channel, 2, new JsonObject
    {
        ["id"] = "900000000000000101",
        ["name"] = name,
        ["type"] = 3,
        ["target_id"] = message.Id.Text(),
        ["resolved"] = new JsonObject { ["messages"] = new JsonObject { [message.Id.Text()] = Shapes.Message(message, world.Bot) } },
    });

    /// <summary>Fills in the form that answered an interaction, and sends it.</summary>
    public SimInteraction Send(SimUser user, SimInteraction shown, params (string Field, string Value)[] filledIn) =>
        Interact(user, shown.Channel, 5, FilledForm.Sent(shown.Form!, filledIn.ToDictionary(field => field.Field, field => field.Value)));

    /// <summary>Presses a button.</summary>
    public SimInteraction Press(SimUser user, SimMessage message, string customId) =>
        Interact(user, message.Channel, 3, new JsonObject { ["custom_id"] = customId, ["component_type"] = 2 }, message);

    /// <summary>Presses the button with this label.</summary>
    public SimInteraction PressLabel(SimUser user, SimMessage message, string label) =>
        Press(user, message, (string)message.Buttons.Single(button => (string?)button["label"] == label)["custom_id"]!);

    private SimInteraction Interact(SimUser user, SimChannel channel, int type, JsonObject data, SimMessage? source = null)
    {
        lock (world.Gate)
        {
            var id = world.NewId();
            var interaction = new SimInteraction
            {
                Id = id,
                Type = type,
                Token = string.Create(CultureInfo.InvariantCulture, $"interaction-token-{id}"),
                At = world.Now,
                User = user,
                Channel = channel,
                Source = source,
            };
            world.Interactions[interaction.Token] = interaction;
            sessions.Dispatch("INTERACTION_CREATE", channel.Guild?.Id, Shape(interaction, type, data));
            return interaction;
        }
    }

    private static JsonObject Command(string name, (string Name, string Value)[] options, string? focused) => new()
    {
        ["id"] = "900000000000000100",
        ["name"] = name,
        ["type"] = 1,
        ["options"] = new JsonArray([.. options.Select(option =>
        {
            var shape = new JsonObject { ["name"] = option.Name, ["type"] = 3, ["value"] = option.Value };
            if (option.Name == focused)
            {
                shape["focused"] = true;
            }

            return shape;
        })]),
    };

    private JsonObject Shape(SimInteraction interaction, int type, JsonObject data)
    {
        var channel = interaction.Channel;
        var shape = new JsonObject
        {
            ["id"] = interaction.Id.Text(),
            ["application_id"] = world.Application.Text(),
            ["type"] = type,
            ["token"] = interaction.Token,
            ["version"] = 1,
            ["data"] = data,
            ["channel_id"] = channel.Id.Text(),
            ["channel"] = Shapes.Channel(channel),
            ["locale"] = interaction.User.Locale,
            ["app_permissions"] = (channel.Guild?.BotPermissions ?? Permissions.Usual).Text(),
            ["entitlements"] = new JsonArray(),
            ["authorizing_integration_owners"] = new JsonObject { ["0"] = channel.Guild?.Id.Text() ?? "0" },
            ["context"] = channel.Guild is null ? 1 : 0,
        };
        if (channel.Guild is { } guild)
        {
            shape["guild_id"] = guild.Id.Text();
            shape["guild_locale"] = "en-US";
            shape["guild"] = new JsonObject { ["id"] = guild.Id.Text(), ["locale"] = "en-US", ["features"] = new JsonArray() };
            shape["member"] = Shapes.Member(interaction.User, 0);
        }
        else
        {
            shape["user"] = Shapes.User(interaction.User);
        }

        if (interaction.Source is { } source)
        {
            shape["message"] = Shapes.Message(source, world.Bot);
        }

        return shape;
    }
}
