namespace Tocsin.Discord.Api;

/// <summary>Discord's error codes that have a rule here (discord.com/developers/docs/topics/opcodes-and-status-codes#json-json-error-codes).</summary>
internal static class DiscordCodes
{
    public const int UnknownChannel = 10003;
    public const int UnknownGuild = 10004;
    public const int UnknownMessage = 10008;
    public const int UnknownInteraction = 10062;
    public const int SlowMode = 20016;
    public const int ChannelWriteLimit = 20028;
    public const int TooManyEdits = 30046;
    public const int AlreadyAnswered = 40060;
    public const int NoAccess = 50001;
    public const int NoPrivateChat = 50007;
    public const int NotATextChannel = 50008;
    public const int NoPermission = 50013;
    public const int ThreadArchived = 50083;
    public const int ThreadLocked = 160005;
    public const int BlockedByAutoMod = 200000;
}
