using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Wording;
using Tocsin.Telegram.Answering;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Receiving;
using Tocsin.Telegram.Sending;

namespace Tocsin.Telegram.Membership;

/// <summary>Follows what becomes of the bot in chats: added, kicked, blocked, moved, a topic closed. Settings are always kept.</summary>
/// <remarks>Every change may be applied twice without harm; only greetings are claimed, so that they come once.</remarks>
internal sealed class MembershipHandler(ChatStore chats, KnownChats known, HandledUpdates handled, Replies replies)
{
    public async Task ChangeAsync(long updateId, TelegramMemberChange change, CancellationToken cancellationToken)
    {
        var now = Standing.Of(change.NewChatMember, change.Chat.Type);
        var here = await known.OfAsync(change.Chat.Id, cancellationToken);
        if (now is { } reason)
        {
            foreach (var chat in here)
            {
                await chats.SuspendAsync(chat.Address, reason, change.NewChatMember.Status, cancellationToken);
            }

            return;
        }

        var isBack = false;
        foreach (var chat in here.Where(chat => chat.Suspended is not SuspendReason.Closed))
        {
            isBack |= await chats.ComeBackAsync(chat.Address, cancellationToken);
        }

        var isNew = Standing.Of(change.OldChatMember, change.Chat.Type) is SuspendReason.Kicked && here.Count == 0;
        if ((isBack || isNew) && change.Chat.Type is "group" or "supergroup" && await handled.ClaimAsync(updateId, cancellationToken))
        {
            await GreetAsync(change, isBack ? "telegram.back" : "telegram.welcome", cancellationToken);
        }
    }

    public async Task MoveAsync(TelegramChat group, long supergroup, CancellationToken cancellationToken)
    {
        foreach (var chat in await known.OfAsync(group.Id, cancellationToken))
        {
            await chats.MoveAsync(chat.Address, new TelegramPlace(supergroup).Address, cancellationToken);
        }
    }

    public Task CloseTopicAsync(TelegramMessage message, CancellationToken cancellationToken) =>
        chats.SuspendAsync(Asker.PlaceOf(message).Address, SuspendReason.Closed, "TOPIC_CLOSED", cancellationToken);

    public Task ReopenTopicAsync(TelegramMessage message, CancellationToken cancellationToken) =>
        chats.ComeBackAsync(Asker.PlaceOf(message).Address, cancellationToken);

    private async Task GreetAsync(TelegramMemberChange change, string key, CancellationToken cancellationToken)
    {
        var place = new TelegramPlace(change.Chat.Id);
        var settings = await known.SettingsAsync(place, change.From.LanguageCode, cancellationToken);
        var words = Words.For(settings.Language);
        var greeting = CommandAnswer.Say(words.Language, words[key]);
        await replies.SendAsync(place, new DeskAnswer("", greeting, settings), replyTo: null, cancellationToken);
    }
}
