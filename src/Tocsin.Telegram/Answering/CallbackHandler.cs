using Tocsin.Core.Wording;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Membership;
using Tocsin.Telegram.Receiving;
using Tocsin.Telegram.Sending;

namespace Tocsin.Telegram.Answering;

/// <summary>Answers buttons. Telegram shows each pressed button as busy until its query is answered, so each is, at once.</summary>
internal sealed class CallbackHandler(
    ITelegramApi api,
    CommandDesk desk,
    CommandThrottle throttle,
    HandledUpdates handled,
    Replies replies,
    ButtonMemory buttons,
    KnownChats chats)
{
    public async Task HandleAsync(long updateId, TelegramCallbackQuery query, CancellationToken cancellationToken)
    {
        var command = buttons.CommandOf(query.Data ?? "")?.TrimStart(Replies.InPlace);
        var verdict = query.Message is { } under ? throttle.Take(query.From.Id, under.Chat.Id) : ThrottleVerdict.Ignore;
        var notice = command is null ? "telegram.button-old" : verdict == ThrottleVerdict.TellOnce ? "telegram.slow-down" : null;
        await CloseAsync(query, notice, cancellationToken);

        if (command is ['/', _, ..] && verdict == ThrottleVerdict.Answer && await handled.ClaimAsync(updateId, cancellationToken))
        {
            await AnswerAsync(query.Message!, query, command, cancellationToken);
        }
    }

    private async Task AnswerAsync(
        TelegramMessage message, TelegramCallbackQuery query, string command, CancellationToken cancellationToken)
    {
        var asker = Asker.Of(query.From, message);
        DeskAnswer answer;
        try
        {
            answer = await desk.AnswerAsync(asker, command, null, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var failed = await desk.ExplainAsync(asker, "telegram.failed", cancellationToken);
            await replies.SendAsync(asker.Place, failed, message.MessageId, cancellationToken);
            throw;
        }

        var turnsPage = buttons.CommandOf(query.Data!) is [Replies.InPlace, ..];
        await (turnsPage
            ? replies.ReplaceAsync(asker.Place, message.MessageId, answer, cancellationToken)
            : replies.SendAsync(asker.Place, answer, message.MessageId, cancellationToken));
    }

    /// <summary>Fails only when the query is too old, which then needs no answer.</summary>
    private async Task CloseAsync(TelegramCallbackQuery query, string? notice, CancellationToken cancellationToken)
    {
        var text = notice is null ? null : Words.For(await LanguageAsync(query, cancellationToken))[notice];
        await api.AnswerCallbackQueryAsync(
            new AnswerCallbackQuery(query.Id, text, text is null ? null : true), cancellationToken);
    }

    private async Task<string> LanguageAsync(TelegramCallbackQuery query, CancellationToken cancellationToken) =>
        query.Message is { } message
            ? (await chats.SettingsAsync(Asker.PlaceOf(message), query.From.LanguageCode, cancellationToken)).Language
            : query.From.LanguageCode ?? "";
}
