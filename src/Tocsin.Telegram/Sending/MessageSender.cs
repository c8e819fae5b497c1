using Microsoft.Extensions.Logging;
using Tocsin.Core.Delivery;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Rendering;

namespace Tocsin.Telegram.Sending;

/// <summary>Posts one rendered message: the single place from which messages leave for Telegram.</summary>
/// <remarks>
/// A second request follows the first only where its refusal proves that nothing was posted: as plain text when the markup
/// was refused, with the file itself when Telegram forgot its id, without the image when that was refused.
/// </remarks>
internal sealed partial class MessageSender(ITelegramApi api, Photos photos, ButtonMemory buttons, ILogger<MessageSender> log)
{
    private const string Html = "HTML";

    public async Task<ApiAnswer<TelegramMessage>> SendAsync(
        TelegramPlace place, RenderedPart part, SendingOptions options, CancellationToken cancellationToken)
    {
        var payload = MessagePayload.FromJson(part.Payload);
        var answer = payload.Photo is { } photo
            ? await SendPhotoAsync(place, payload, photo, options, cancellationToken)
            : await api.SendMessageAsync(Text(place, payload, payload.Html, Html, options), cancellationToken);
        if (!Refusals.IsMarkupRefused(answer.Problem))
        {
            return answer;
        }

        Log.MarkupRefused(log, answer.Problem!.Text);
        return await AgainAsync(
            options, () => api.SendMessageAsync(Text(place, payload, PlainText.Of(part), null, options), cancellationToken));
    }

    /// <summary>A second request, where the first one's time has not outlasted what was looked at before it.</summary>
    private static async Task<ApiAnswer<TelegramMessage>> AgainAsync(SendingOptions options, Func<Task<ApiAnswer<TelegramMessage>>> ask) =>
        await options.MayLeave() ? await ask() : new ApiProblem.NotSent("everything was halted, or too much time passed, before it could be sent again");

    private async Task<ApiAnswer<TelegramMessage>> SendPhotoAsync(
        TelegramPlace place, MessagePayload payload, string path, SendingOptions options, CancellationToken cancellationToken)
    {
        var (fileId, upload) = await photos.FindAsync(path, cancellationToken);
        if (fileId is null && upload is null)
        {
            Log.PhotoMissing(log, path);
            return await api.SendMessageAsync(Text(place, payload, payload.Html, Html, options), cancellationToken);
        }

        var request = new SendPhoto
        {
            ChatId = place.ChatId,
            MessageThreadId = place.Topic,
            Photo = fileId,
            Caption = payload.Html,
            ParseMode = Html,
            DisableNotification = Only(payload.Silent || options.Silent),
            ProtectContent = Only(payload.Protect),
            ReplyParameters = options.Reply,
            ReplyMarkup = Keyboards.Of(payload.Buttons, buttons),
        };
        var answer = await api.SendPhotoAsync(request, upload, cancellationToken);
        if (fileId is not null && Refusals.IsFileForgotten(answer.Problem))
        {
            photos.Forget(path);
            return await AgainAsync(options, () => SendPhotoAsync(place, payload, path, options, cancellationToken));
        }

        if (Refusals.IsImageRefused(answer.Problem))
        {
            Log.PhotoRefused(log, path, answer.Problem!.Text);
            return await AgainAsync(options, () => api.SendMessageAsync(Text(place, payload, payload.Html, Html, options), cancellationToken));
        }

        photos.Remember(path, answer.Value?.Photo);
        return answer;
    }

    private SendMessage Text(TelegramPlace place, MessagePayload payload, string text, string? mode, SendingOptions options) => new()
    {
        ChatId = place.ChatId,
        MessageThreadId = place.Topic,
        Text = text,
        ParseMode = mode,
        LinkPreviewOptions = payload.NoPreview ? new LinkPreviewOptions(IsDisabled: true) : null,
        DisableNotification = Only(payload.Silent || options.Silent),
        ProtectContent = Only(payload.Protect),
        ReplyParameters = options.Reply,
        ReplyMarkup = Keyboards.Of(payload.Buttons, buttons),
    };

    private static bool? Only(bool value) => value ? true : null;

    private static partial class Log
    {
        [LoggerMessage(7100, LogLevel.Error, "Telegram refused our markup; the message goes as plain text. Please report: {Detail}")]
        public static partial void MarkupRefused(ILogger log, string detail);

        [LoggerMessage(7102, LogLevel.Warning, "Telegram does not take the image {Path} ({Detail}); its post goes without it, with its description")]
        public static partial void PhotoRefused(ILogger log, string path, string detail);

        [LoggerMessage(7101, LogLevel.Warning, "Image {Path} cannot be read below Telegram:ContentDirectory; its post goes without it, with its description")]
        public static partial void PhotoMissing(ILogger log, string path);
    }
}

/// <summary>How one message is sent, besides what it says.</summary>
internal sealed record SendingOptions(bool Silent = false, ReplyParameters? Reply = null)
{
    /// <inheritdoc cref="OutgoingPart.MayLeave"/>
    public Func<Task<bool>> MayLeave { get; init; } = static () => Task.FromResult(true);
}
