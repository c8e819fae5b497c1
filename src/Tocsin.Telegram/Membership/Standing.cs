using Tocsin.Core.Chats;
using Tocsin.Telegram.Api;

namespace Tocsin.Telegram.Membership;

/// <summary>Whether the bot may write in a chat, by its own membership there (core.telegram.org/bots/api#chatmember). Pure.</summary>
internal static class Standing
{
    /// <summary>Null when it may; otherwise why not.</summary>
    public static SuspendReason? Of(TelegramChatMember member, string chatType) => member switch
    {
        { Status: "left" or "kicked" } => chatType == "private" ? SuspendReason.Blocked : SuspendReason.Kicked,
        { Status: "restricted", IsMember: false } => SuspendReason.Kicked,
        { Status: "restricted", CanSendMessages: false } => SuspendReason.NoPermission,
        { Status: "administrator", CanPostMessages: false } when chatType == "channel" => SuspendReason.NoPermission,
        _ => null,
    };
}
