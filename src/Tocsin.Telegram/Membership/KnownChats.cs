using Tocsin.Core.Chats;
using Tocsin.Core.Wording;
using Tocsin.Telegram.Sending;

namespace Tocsin.Telegram.Membership;

/// <summary>What chats have chosen, and which addresses a Telegram chat goes by: itself and its topics.</summary>
internal sealed class KnownChats(ChatStore chats)
{
    /// <summary>The settings of a topic, else of its chat, else those of nobody in the language of the asker's client.</summary>
    public async Task<ChatSettings> SettingsAsync(TelegramPlace place, string? clientLanguage, CancellationToken cancellationToken)
    {
        var known = await chats.FindAsync(place.Address, cancellationToken);
        if (known is null && place.Topic is not null)
        {
            known = await chats.FindAsync((place with { Topic = null }).Address, cancellationToken);
        }

        return known?.Settings ?? new ChatSettings { Language = Words.For(clientLanguage).Language };
    }

    /// <summary>The chat and each of its topics, as far as they ever opted in.</summary>
    public async Task<IReadOnlyList<Chat>> OfAsync(long chatId, CancellationToken cancellationToken) =>
        [.. (await chats.ListAllAsync(cancellationToken)).Where(chat => TelegramPlace.Of(chat.Address)?.ChatId == chatId)];
}
