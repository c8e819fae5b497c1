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

    /// <summary>Replaces all of a message by words. Where a photo stands, an empty picture takes its place: a photo cannot become a text.</summary>
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
            ? await EditMediaAsync(chat, message, BlankPicture.Upload, null, html, keyboard, cancellationToken)
            : answer;
    }

    private async Task<ApiAnswer<bool>> EditPhotoAsync(
        long chat, long message, MessagePayload payload, string path, InlineKeyboardMarkup? keyboard, CancellationToken cancellationToken)
    {
        var (fileId, upload) = await photos.FindAsync(path, cancellationToken);
        if (fileId is null && upload is null)
        {
            // The picture cannot be read any more: the one that stands there stays.
            var captioned = await api.EditMessageCaptionAsync(
                new EditMessageCaption { ChatId = chat, MessageId = message, Caption = payload.Html, ParseMode = Html, ReplyMarkup = keyboard },
                cancellationToken);
            return Refusals.IsWithoutCaption(captioned.Problem)
                ? await EditWordsAsync(chat, message, payload.Html, payload.NoPreview, keyboard, cancellationToken)
                : captioned;
        }

        return await EditMediaAsync(chat, message, upload, fileId, payload.Html, keyboard, cancellationToken);
    }

    private Task<ApiAnswer<bool>> EditMediaAsync(
        long chat, long message, PhotoUpload? upload, string? fileId, string html, InlineKeyboardMarkup? keyboard, CancellationToken cancellationToken) =>
        api.EditMessageMediaAsync(
            new EditMessageMedia
            {
                ChatId = chat,
                MessageId = message,
                Media = new InputMediaPhoto { Media = fileId ?? InputMediaPhoto.Attached, Caption = html, ParseMode = Html },
                ReplyMarkup = keyboard,
            },
            upload,
            cancellationToken);
}
