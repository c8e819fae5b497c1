namespace Tocsin.Telegram.Api;

/// <summary>The methods of the Bot API that Tocsin uses, one member each (core.telegram.org/bots/api).</summary>
/// <remarks>
/// Implementations send each request once, bound it in time, answer every failure as an <see cref="ApiProblem"/> and
/// throw only when <c>cancellationToken</c> is cancelled. Members may be called from several threads.
/// </remarks>
internal interface ITelegramApi
{
    Task<ApiAnswer<TelegramUser>> GetMeAsync(CancellationToken cancellationToken);

    /// <summary>Waits for updates, for at most the request's timeout.</summary>
    Task<ApiAnswer<IReadOnlyList<TelegramUpdate>>> GetUpdatesAsync(GetUpdates request, CancellationToken cancellationToken);

    Task<ApiAnswer<bool>> SetWebhookAsync(SetWebhook request, CancellationToken cancellationToken);

    Task<ApiAnswer<bool>> DeleteWebhookAsync(CancellationToken cancellationToken);

    Task<ApiAnswer<TelegramMessage>> SendMessageAsync(SendMessage request, CancellationToken cancellationToken);

    /// <summary>Posts a photo: <paramref name="upload"/>, or the file that the request names when that is null.</summary>
    Task<ApiAnswer<TelegramMessage>> SendPhotoAsync(SendPhoto request, PhotoUpload? upload, CancellationToken cancellationToken);

    Task<ApiAnswer<bool>> EditMessageTextAsync(EditMessageText request, CancellationToken cancellationToken);

    Task<ApiAnswer<bool>> EditMessageCaptionAsync(EditMessageCaption request, CancellationToken cancellationToken);

    /// <inheritdoc cref="SendPhotoAsync"/>
    Task<ApiAnswer<bool>> EditMessageMediaAsync(EditMessageMedia request, PhotoUpload? upload, CancellationToken cancellationToken);

    Task<ApiAnswer<bool>> DeleteMessageAsync(DeleteMessage request, CancellationToken cancellationToken);

    Task<ApiAnswer<bool>> AnswerCallbackQueryAsync(AnswerCallbackQuery request, CancellationToken cancellationToken);

    Task<ApiAnswer<bool>> AnswerInlineQueryAsync(AnswerInlineQuery request, CancellationToken cancellationToken);

    Task<ApiAnswer<TelegramChatMember>> GetChatMemberAsync(GetChatMember request, CancellationToken cancellationToken);

    Task<ApiAnswer<TelegramFile>> GetFileAsync(GetFile request, CancellationToken cancellationToken);

    /// <summary>The bytes of a file that somebody sent.</summary>
    /// <param name="filePath">As <see cref="GetFileAsync"/> said.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<ApiAnswer<byte[]>> DownloadAsync(string filePath, CancellationToken cancellationToken);

    Task<ApiAnswer<IReadOnlyList<BotCommand>>> GetMyCommandsAsync(GetMyCommands request, CancellationToken cancellationToken);

    Task<ApiAnswer<bool>> SetMyCommandsAsync(SetMyCommands request, CancellationToken cancellationToken);
}
