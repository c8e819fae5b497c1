namespace Tocsin.Discord;

/// <summary>The permissions that matter here (discord.com/developers/docs/topics/permissions).</summary>
internal static class Permissions
{
    public const ulong Administrator = 1UL << 3;
    public const ulong ManageGuild = 1UL << 5;
    public const ulong ViewChannel = 1UL << 10;
    public const ulong SendMessages = 1UL << 11;
    public const ulong EmbedLinks = 1UL << 14;
    public const ulong AttachFiles = 1UL << 15;
    public const ulong SendMessagesInThreads = 1UL << 38;

    /// <summary>What the bot asks for when it is invited; <c>docs/discord.md</c> says why. 274877959168.</summary>
    public const ulong Asked = ViewChannel | SendMessages | EmbedLinks | AttachFiles | SendMessagesInThreads;

    public static bool Has(this ulong bits, ulong permission) =>
        (bits & Administrator) != 0 || (bits & permission) == permission;
}
