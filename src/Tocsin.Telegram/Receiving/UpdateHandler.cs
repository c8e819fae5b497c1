using Tocsin.Telegram.Answering;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Membership;

namespace Tocsin.Telegram.Receiving;

/// <summary>Takes each update to what answers it.</summary>
internal sealed class UpdateHandler(
    MessageHandler messages, CallbackHandler callbacks, InlineHandler inline, MembershipHandler membership)
{
    /// <summary>The kinds that Telegram is asked for; it remembers the list (core.telegram.org/bots/api#getupdates).</summary>
    public static readonly IReadOnlyList<string> Kinds =
        ["message", "channel_post", "callback_query", "inline_query", "my_chat_member"];

    public Task HandleAsync(TelegramUpdate update, CancellationToken cancellationToken) => update switch
    {
        { MyChatMember: { } change } => membership.ChangeAsync(update.UpdateId, change, cancellationToken),
        { CallbackQuery: { } pressed } => callbacks.HandleAsync(update.UpdateId, pressed, cancellationToken),
        { InlineQuery: { } query } => inline.HandleAsync(query, cancellationToken),
        { Message: { MigrateToChatId: { } supergroup } message } => membership.MoveAsync(message.Chat, supergroup, cancellationToken),
        { Message: { ForumTopicClosed: not null } message } => membership.CloseTopicAsync(message, cancellationToken),
        { Message: { ForumTopicReopened: not null } message } => membership.ReopenTopicAsync(message, cancellationToken),
        { Message: { Text: not null } or { Caption: ['/', ..] } } => messages.HandleAsync(update.UpdateId, update.Message, cancellationToken),
        { ChannelPost: { Text: not null } post } => messages.HandleAsync(update.UpdateId, post, cancellationToken),
        _ => Task.CompletedTask,
    };
}
