using System.Text.Json;
using Tocsin.Discord.Api.Wire;

namespace Tocsin.Discord.Membership;

/// <summary>The few things of a server that Tocsin reads from <c>GUILD_CREATE</c> (discord.com/developers/docs/events/gateway-events#guild-create).</summary>
internal sealed record GuildInfo
{
    public required string Id { get; init; }

    public bool? Unavailable { get; init; }

    public string? SystemChannelId { get; init; }

    public string? PreferredLocale { get; init; }

    public IReadOnlyList<RoleInfo>? Roles { get; init; }

    /// <summary>With the GUILDS intent alone: the bot itself, and those in voice channels.</summary>
    public IReadOnlyList<MemberInfo>? Members { get; init; }

    public IReadOnlyList<ChannelInfo>? Channels { get; init; }

    public static GuildInfo? Read(JsonElement data) => data.Deserialize(DiscordJson.Default.GuildInfo);
}

internal sealed record RoleInfo(string Id, string Permissions);

internal sealed record MemberInfo(UserInfo? User, IReadOnlyList<string>? Roles);
