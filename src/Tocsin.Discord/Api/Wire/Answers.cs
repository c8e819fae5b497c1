namespace Tocsin.Discord.Api.Wire;

/// <summary>The few fields of Discord's answers that Tocsin reads.</summary>
internal sealed record UserInfo(string Id, string? Username = null);

internal sealed record MessageInfo(string Id, string? ChannelId = null);

/// <summary>discord.com/developers/docs/resources/channel#channel-object.</summary>
internal sealed record ChannelInfo(string Id, int Type)
{
    public const int Announcement = 5;
    public const int Forum = 15;
    public const int Media = 16;

    /// <summary>Of a forum: threads must carry a tag.</summary>
    public const int RequireTag = 1 << 4;

    public string? GuildId { get; init; }

    public string? ParentId { get; init; }

    public string? OwnerId { get; init; }

    public string? Name { get; init; }

    public int? Flags { get; init; }

    public IReadOnlyList<ForumTag>? AvailableTags { get; init; }

    public IReadOnlyList<PermissionOverwrite>? PermissionOverwrites { get; init; }

    public int? Position { get; init; }
}

internal sealed record ForumTag(string Id, string Name, bool Moderated = false);

/// <summary>What a channel allows or denies to a role (0) or a member (1); bits as text.</summary>
internal sealed record PermissionOverwrite(string Id, int Type, string Allow, string Deny);

internal sealed record ThreadList(IReadOnlyList<ChannelInfo> Threads);

/// <summary>discord.com/developers/docs/events/gateway#get-gateway-bot.</summary>
internal sealed record GatewayInfo(string Url, int Shards, SessionStartLimit SessionStartLimit);

/// <param name="Remaining">How many times we may still identify.</param>
/// <param name="ResetAfter">Milliseconds until <paramref name="Remaining"/> is whole again.</param>
/// <param name="MaxConcurrency">How many shards may identify within 5 seconds.</param>
/// <param name="Total">How many times in a day.</param>
internal sealed record SessionStartLimit(int Remaining, int ResetAfter, int MaxConcurrency, int Total);
