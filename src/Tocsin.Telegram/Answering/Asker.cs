using System.Globalization;
using Tocsin.Core.Organizers;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Sending;

namespace Tocsin.Telegram.Answering;

/// <summary>Who asks, and where: for the length of one answer, never stored.</summary>
/// <param name="Place">The chat, and the topic where it has such.</param>
/// <param name="Person">Telegram's number of the person, or of the chat that an anonymous admin or a channel speaks for.</param>
/// <param name="Language">The language of the person's client, where Telegram says it.</param>
/// <param name="SpeaksForChat">Whether only its admins could have written this: a private chat, a channel, an anonymous admin.</param>
internal sealed record Asker(TelegramPlace Place, long Person, string? Language, bool SpeaksForChat)
{
    /// <summary>Who it is, for the rights of organizers; null where a chat speaks: an anonymous admin, a channel.</summary>
    public Person? Organizer { get; private init; }

    /// <summary>The sender of a message; null for a bot, which gets no answer.</summary>
    public static Asker? Of(TelegramMessage message)
    {
        var place = PlaceOf(message);
        if (message.SenderChat is { } speaker)
        {
            return new Asker(place, speaker.Id, message.From?.LanguageCode, speaker.Id == message.Chat.Id);
        }

        return message.From switch
        {
            { IsBot: true } => null,
            { } person => Of(person, message),
            null => new Asker(place, message.Chat.Id, null, message.Chat.Type == "channel"),
        };
    }

    /// <summary>Somebody who pressed a button under <paramref name="message"/>.</summary>
    public static Asker Of(TelegramUser person, TelegramMessage message) =>
        new(PlaceOf(message), person.Id, person.LanguageCode, message.Chat.Type == "private")
        {
            Organizer = new Person("telegram", person.Id.ToString(CultureInfo.InvariantCulture)),
        };

    public static TelegramPlace PlaceOf(TelegramMessage message) =>
        new(message.Chat.Id, message.IsTopicMessage ? message.MessageThreadId : null);
}
