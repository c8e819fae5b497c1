using Tocsin.Core.Delivery;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Rendering;

namespace Tocsin.Telegram.Sending;

/// <summary>Changes messages that stand. An edit may be repeated: the second changes nothing.</summary>
internal sealed class MessageEditor(ITelegramApi api, Photos photos, ButtonMemory buttons)
{
    private const string Html = "HTML";

    public async Task<ApiAnswer<bool>> EditAsync(long chat, long message, RenderedPart part, CancellationToken cancellationToken)
    {
        var payload = MessagePayload.FromJson(part.Payload);
        var keyboard = Keyboards.Of(payload.Buttons, buttons);
        var answer = payload.Photo is { } photo
            ? await EditPhotoAsync(chat, message, payload, photo, keyboard, cancellationToken)
            : await EditWordsAsync(chat, message, payload.Html, payload.NoPreview, keyboard, cancellationToken);
        return Refusals.IsNotModified(answer.Problem) ? true : answer;
    }

    /// <summary>Replaces the words of a message, be it a text or a photo with a caption.</summary>
    public async Task<ApiAnswer<bool>> EditWordsAsync(
        long chat, long message, string html, bool noPreview, InlineKeyboardMarkup? keyboard, CancellationToken cancellationToken)
    {
        var answer = await api.EditMessageTextAsync(
            new EditMessageText
            {
                ChatId = chat,
                MessageId = message,
                Text = html,
                ParseMode = Html,
                LinkPreviewOptions = noPreview ? new LinkPreviewOptions(IsDisabled: true) : null,
                ReplyMarkup = keyboard,
            },
            cancellationToken);
        return Refusals.IsWithoutText(answer.Problem)
            ? await EditCaptionAsync(chat, message, html, keyboard, cancellationToken)
            : answer;
    }

    private async Task<ApiAnswer<bool>> EditPhotoAsync(
        long chat, long message, MessagePayload payload, string path, InlineKeyboardMarkup? keyboard, CancellationToken cancellationToken)
    {
        var (fileId, upload) = await photos.FindAsync(path, cancellationToken);
        if (fileId is null && upload is null)
        {
            return await EditWordsAsync(chat, message, payload.Html, payload.NoPreview, keyboard, cancellationToken);
        }

        var media = new InputMediaPhoto { Media = fileId ?? InputMediaPhoto.Attached, Caption = payload.Html, ParseMode = Html };
        return await api.EditMessageMediaAsync(
            new EditMessageMedia { ChatId = chat, MessageId = message, Media = media, ReplyMarkup = keyboard }, upload, cancellationToken);
    }

    private Task<ApiAnswer<bool>> EditCaptionAsync(
        long chat, long message, string html, InlineKeyboardMarkup? keyboard, CancellationToken cancellationToken) =>
        api.EditMessageCaptionAsync(
            new EditMessageCaption { ChatId = chat, MessageId = message, Caption = html, ParseMode = Html, ReplyMarkup = keyboard },
            cancellationToken);
}
