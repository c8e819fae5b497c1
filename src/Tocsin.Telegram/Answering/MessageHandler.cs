using System.Globalization;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Receiving;

namespace Tocsin.Telegram.Answering;

/// <summary>Answers commands that people type.</summary>
internal sealed class MessageHandler(
    ITelegramApi api, CommandDesk desk, CommandThrottle throttle, HandledUpdates handled, Replies replies, BotIdentity identity)
{
    public async Task HandleAsync(long updateId, TelegramMessage message, CancellationToken cancellationToken)
    {
        var line = TypedLine.Read(message.Text ?? message.Caption!, identity.Username, message.Chat.Type == "private");
        if (line is null || Asker.Of(message) is not { } asker || !IsMeantForUs(line))
        {
            return;
        }

        if (!await handled.ClaimAsync(updateId, cancellationToken))
        {
            return;
        }

        switch (throttle.Take(asker.Person, asker.Place.ChatId))
        {
            case ThrottleVerdict.Answer:
                await AnswerAsync(asker, line, message, cancellationToken);
                break;
            case ThrottleVerdict.TellOnce:
                await SayAsync(asker, "telegram.slow-down", message.MessageId, cancellationToken);
                break;
            default:
                break;
        }
    }

    /// <summary>In a group, a bare command that we do not know is for another bot.</summary>
    private bool IsMeantForUs(TypedLine line) => line.IsForUs || line.Name == "start" || desk.Knows(line.Name);

    private async Task AnswerAsync(Asker asker, TypedLine line, TelegramMessage message, CancellationToken cancellationToken)
    {
        DeskAnswer answer;
        try
        {
            answer = line.Name == "start"
                ? await desk.WelcomeAsync(asker, cancellationToken)
                : await desk.AnswerAsync(
                    asker, desk.On(Answered(message), line.Command), AttachedFile.Of(message, api), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await SayAsync(asker, "telegram.failed", message.MessageId, cancellationToken);
            throw;
        }

        await replies.SendAsync(asker.Place, answer, message.MessageId, cancellationToken);
    }

    /// <summary>The address of the bot's message that this one answers; null when it answers none.</summary>
    private string? Answered(TelegramMessage message) =>
        message.ReplyToMessage is { } answered && answered.From?.Id == identity.Id
            ? string.Create(CultureInfo.InvariantCulture, $"{Asker.PlaceOf(answered).Address}#{answered.MessageId}")
            : null;

    private async Task SayAsync(Asker asker, string key, long message, CancellationToken cancellationToken) =>
        await replies.SendAsync(asker.Place, await desk.ExplainAsync(asker, key, cancellationToken), message, cancellationToken);
}
