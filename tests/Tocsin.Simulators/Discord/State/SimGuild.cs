namespace Tocsin.Simulators.Discord.State;

/// <summary>A server.</summary>
internal sealed class SimGuild
{
    public required ulong Id { get; init; }

    public required string Name { get; init; }

    public required ulong Owner { get; init; }

    public ulong BotRole { get; init; }

    public List<SimChannel> Channels { get; } = [];

    /// <summary>Where Discord itself greets newcomers.</summary>
    public SimChannel? SystemChannel { get; set; }

    /// <summary>What the bot's role may do everywhere.</summary>
    public ulong BotPermissions { get; set; } = Permissions.Usual;

    /// <summary>Whether the bot is in it.</summary>
    public bool HasBot { get; set; }
}

/// <summary>discord.com/developers/docs/topics/permissions.</summary>
internal static class Permissions
{
    public const ulong Administrator = 1UL << 3;
    public const ulong ManageGuild = 1UL << 5;
    public const ulong ViewChannel = 1UL << 10;
    public const ulong SendMessages = 1UL << 11;
    public const ulong EmbedLinks = 1UL << 14;
    public const ulong AttachFiles = 1UL << 15;
    public const ulong MentionEveryone = 1UL << 17;
    public const ulong SendInThreads = 1UL << 38;
    public const ulong Usual = ViewChannel | SendMessages | EmbedLinks | AttachFiles | SendInThreads;
    public const ulong Member = ViewChannel | SendMessages | SendInThreads;
}
