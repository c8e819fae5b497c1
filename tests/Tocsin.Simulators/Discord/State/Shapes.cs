using System.Globalization;
using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Discord.State;

/// <summary>Things as Discord writes them.</summary>
internal static class Shapes
{
    public static string Text(this ulong id) => id.ToString(CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);

    public static JsonObject User(SimUser user, bool bot = false) => new()
    {
        ["id"] = user.Id.Text(),
        ["username"] = user.Name,
        ["discriminator"] = "0",
        ["global_name"] = user.Name,
        ["avatar"] = null,
        ["bot"] = bot,
        ["public_flags"] = 0,
        ["flags"] = 0,
    };

    public static JsonObject Member(SimUser user, ulong role, bool bot = false) => new()
    {
        ["user"] = User(user, bot),
        ["roles"] = new JsonArray(role == 0 ? [] : [role.Text()]),
        ["joined_at"] = "2026-01-01T00:00:00.000000+00:00",
        ["deaf"] = false,
        ["mute"] = false,
        ["flags"] = 0,
        ["permissions"] = user.Permissions.Text(),
    };

    public static JsonObject Guild(SimGuild guild, SimUser bot) => new()
    {
        ["id"] = guild.Id.Text(),
        ["name"] = guild.Name,
        ["icon"] = null,
        ["splash"] = null,
        ["owner_id"] = guild.Owner.Text(),
        ["region"] = "deprecated",
        ["afk_timeout"] = 300,
        ["verification_level"] = 0,
        ["default_message_notifications"] = 0,
        ["explicit_content_filter"] = 0,
        ["roles"] = new JsonArray(
            Role(guild.Id, "@everyone", 0, Permissions.Member),
            Role(guild.BotRole, "Tocsin", 1, guild.BotPermissions)),
        ["emojis"] = new JsonArray(),
        ["stickers"] = new JsonArray(),
        ["features"] = new JsonArray(),
        ["mfa_level"] = 0,
        ["system_channel_id"] = guild.SystemChannel?.Id.Text(),
        ["system_channel_flags"] = 0,
        ["premium_tier"] = 0,
        ["preferred_locale"] = "en-US",
        ["nsfw_level"] = 0,
        ["premium_progress_bar_enabled"] = false,
        ["joined_at"] = "2026-01-01T00:00:00.000000+00:00",
        ["large"] = false,
        ["unavailable"] = false,
        ["member_count"] = 3,
        ["members"] = new JsonArray(Member(bot, guild.BotRole, bot: true)),
        ["channels"] = new JsonArray([.. guild.Channels.Where(channel => !channel.IsThread && !channel.Deleted).Select(Channel)]),
        ["threads"] = new JsonArray([.. guild.Channels.Where(channel => channel.IsThread && !channel.Deleted).Select(Channel)]),
        ["voice_states"] = new JsonArray(),
        ["presences"] = new JsonArray(),
        ["stage_instances"] = new JsonArray(),
        ["guild_scheduled_events"] = new JsonArray(),
    };

    public static JsonObject Channel(SimChannel channel)
    {
        var shape = new JsonObject
        {
            ["id"] = channel.Id.Text(),
            ["type"] = channel.Type,
            ["name"] = channel.Name,
            ["guild_id"] = channel.Guild?.Id.Text(),
            ["parent_id"] = channel.Parent?.Id.Text(),
            ["position"] = 0,
            ["flags"] = channel.RequiresTag ? 1 << 4 : 0,
            ["nsfw"] = false,
            ["permission_overwrites"] = new JsonArray(channel.Denied == 0 || channel.Guild is null
                ? []
                : [new JsonObject { ["id"] = channel.Guild.BotRole.Text(), ["type"] = 0, ["allow"] = "0", ["deny"] = channel.Denied.Text() }]),
        };
        if (channel.Type == SimChannel.Forum)
        {
            shape["available_tags"] = new JsonArray([.. channel.Tags.Select(tag =>
                new JsonObject { ["id"] = tag.Id.Text(), ["name"] = tag.Name, ["moderated"] = false, ["emoji_id"] = null, ["emoji_name"] = null })]);
        }

        if (channel.IsThread)
        {
            shape["owner_id"] = channel.Owner.Text();
            shape["applied_tags"] = new JsonArray([.. channel.AppliedTags.Select(tag => (JsonNode)tag.Text())]);
            shape["thread_metadata"] = new JsonObject
            {
                ["archived"] = channel.Archived,
                ["locked"] = channel.Locked,
                ["auto_archive_duration"] = 1440,
                ["archive_timestamp"] = "2026-01-01T00:00:00.000000+00:00",
            };
        }

        return shape;
    }

    public static JsonObject Message(SimMessage message, SimUser bot) => new()
    {
        ["id"] = message.Id.Text(),
        ["channel_id"] = message.Channel.Id.Text(),
        ["type"] = 0,
        ["author"] = User(bot, bot: true),
        ["content"] = message.Content,
        ["embeds"] = message.Embeds.DeepClone(),
        ["components"] = message.Components.DeepClone(),
        ["attachments"] = new JsonArray([.. message.Files.Select((file, index) => new JsonObject
        {
            ["id"] = (message.Id + 1 + (ulong)index).Text(),
            ["filename"] = file.Name,
            ["description"] = file.Description,
            ["size"] = file.Bytes.Length,
            ["url"] = $"https://cdn.discordapp.com/attachments/{message.Channel.Id}/{message.Id}/{file.Name}",
            ["proxy_url"] = $"https://media.discordapp.net/attachments/{message.Channel.Id}/{message.Id}/{file.Name}",
        })]),
        ["flags"] = message.Flags,
        ["nonce"] = message.Nonce,
        ["timestamp"] = Time(message.At),
        ["edited_timestamp"] = message.Edited is { } edited ? Time(edited) : null,
        ["tts"] = false,
        ["pinned"] = false,
        ["mention_everyone"] = message.Mentions,
        ["mentions"] = new JsonArray(),
        ["mention_roles"] = new JsonArray(),
    };

    private static JsonObject Role(ulong id, string name, int position, ulong permissions) => new()
    {
        ["id"] = id.Text(),
        ["name"] = name,
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["position"] = position,
        ["permissions"] = permissions.Text(),
        ["managed"] = false,
        ["mentionable"] = false,
        ["flags"] = 0,
    };
}
