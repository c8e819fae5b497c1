using System.Globalization;
using Tocsin.Core.Chats;

namespace Tocsin.Telegram.Sending;

/// <summary>The place of a Telegram chat's address: the chat's number, and a topic's where one is meant (<c>-1001234/57</c>).</summary>
internal readonly record struct TelegramPlace(long ChatId, long? Topic = null)
{
    public const string Platform = "telegram";

    /// <summary>Whether one person talks to the bot there: only private chats have numbers above zero (core.telegram.org/bots/api#chat).</summary>
    public bool IsPrivate => ChatId > 0;

    public ChatAddress Address => new(
        Platform,
        Topic is { } topic
            ? string.Create(CultureInfo.InvariantCulture, $"{ChatId}/{topic}")
            : ChatId.ToString(CultureInfo.InvariantCulture));

    /// <summary>Reads an address; null when it is none of Telegram's.</summary>
    public static TelegramPlace? Of(ChatAddress address)
    {
        var slash = address.Place.IndexOf('/', StringComparison.Ordinal);
        var chat = slash < 0 ? address.Place : address.Place[..slash];
        if (address.Platform != Platform || !Number(chat, out var chatId))
        {
            return null;
        }

        if (slash < 0)
        {
            return new TelegramPlace(chatId);
        }

        return Number(address.Place[(slash + 1)..], out var topic) ? new TelegramPlace(chatId, topic) : null;
    }

    private static bool Number(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
