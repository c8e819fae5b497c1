using System.Text.Json.Serialization;

namespace Tocsin.Telegram.Api;

internal sealed record GetUpdates(long? Offset, int Timeout, IReadOnlyList<string> AllowedUpdates, int Limit = 100);

internal sealed record SetWebhook(string Url, string SecretToken, IReadOnlyList<string> AllowedUpdates, int MaxConnections = 8);

internal sealed record SendMessage
{
    public required long ChatId { get; init; }

    public long? MessageThreadId { get; init; }

    public required string Text { get; init; }

    public string? ParseMode { get; init; }

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }

    public bool? DisableNotification { get; init; }

    public bool? ProtectContent { get; init; }

    public ReplyParameters? ReplyParameters { get; init; }

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}

internal sealed record SendPhoto
{
    public required long ChatId { get; init; }

    public long? MessageThreadId { get; init; }

    /// <summary>A file that Telegram already has; null when one is uploaded with the request.</summary>
    public string? Photo { get; init; }

    public string? Caption { get; init; }

    public string? ParseMode { get; init; }

    public bool? DisableNotification { get; init; }

    public bool? ProtectContent { get; init; }

    public ReplyParameters? ReplyParameters { get; init; }

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}

/// <summary>A photo's bytes, to go with the request.</summary>
internal sealed record PhotoUpload(string FileName, ReadOnlyMemory<byte> Bytes);

internal sealed record EditMessageText
{
    public required long ChatId { get; init; }

    public required long MessageId { get; init; }

    public required string Text { get; init; }

    public string? ParseMode { get; init; }

    public LinkPreviewOptions? LinkPreviewOptions { get; init; }

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}

internal sealed record EditMessageCaption
{
    public required long ChatId { get; init; }

    public required long MessageId { get; init; }

    public required string Caption { get; init; }

    public string? ParseMode { get; init; }

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}

internal sealed record EditMessageMedia
{
    public required long ChatId { get; init; }

    public required long MessageId { get; init; }

    public required InputMediaPhoto Media { get; init; }

    public InlineKeyboardMarkup? ReplyMarkup { get; init; }
}

internal sealed record InputMediaPhoto
{
    /// <summary>Where an uploaded photo stands in the request.</summary>
    public const string Attached = "attach://photo";

    public string Type { get; } = "photo";

    public required string Media { get; init; }

    public string? Caption { get; init; }

    public string? ParseMode { get; init; }
}

internal sealed record DeleteMessage(long ChatId, long MessageId);

internal sealed record LinkPreviewOptions(bool IsDisabled);

/// <summary>The message answered; the answer stands alone when that one is gone.</summary>
internal sealed record ReplyParameters(long MessageId, bool AllowSendingWithoutReply = true);

internal sealed record InlineKeyboardMarkup(IReadOnlyList<IReadOnlyList<InlineKeyboardButton>> InlineKeyboard);

/// <summary>Exactly one of <paramref name="Url"/> and <paramref name="CallbackData"/>.</summary>
internal sealed record InlineKeyboardButton(string Text, string? Url = null, string? CallbackData = null);

internal sealed record AnswerCallbackQuery(string CallbackQueryId, string? Text = null, bool? ShowAlert = null);

internal sealed record AnswerInlineQuery(
    string InlineQueryId,
    IReadOnlyList<InlineQueryResultArticle> Results,
    int CacheTime,
    bool IsPersonal,
    string NextOffset,
    InlineQueryResultsButton? Button = null);

internal sealed record InlineQueryResultArticle(
    string Id,
    string Title,
    InputTextMessageContent InputMessageContent,
    string? Description = null,
    InlineKeyboardMarkup? ReplyMarkup = null)
{
    public string Type { get; } = "article";
}

internal sealed record InputTextMessageContent(string MessageText, string? ParseMode, LinkPreviewOptions? LinkPreviewOptions);

internal sealed record InlineQueryResultsButton(string Text, string StartParameter);

internal sealed record GetChatMember(long ChatId, long UserId);

internal sealed record GetFile(string FileId);

internal sealed record BotCommand(string Command, string Description);

internal sealed record GetMyCommands(BotCommandScope Scope, string LanguageCode);

internal sealed record SetMyCommands(IReadOnlyList<BotCommand> Commands, BotCommandScope Scope, string LanguageCode);

/// <summary><c>default</c>, <c>all_private_chats</c>, <c>all_group_chats</c> or <c>all_chat_administrators</c>.</summary>
internal sealed record BotCommandScope(string Type);

/// <summary>A request without fields.</summary>
internal sealed record NoFields;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NoFields))]
[JsonSerializable(typeof(GetUpdates))]
[JsonSerializable(typeof(SetWebhook))]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(SendPhoto))]
[JsonSerializable(typeof(EditMessageText))]
[JsonSerializable(typeof(EditMessageCaption))]
[JsonSerializable(typeof(EditMessageMedia))]
[JsonSerializable(typeof(DeleteMessage))]
[JsonSerializable(typeof(AnswerCallbackQuery))]
[JsonSerializable(typeof(AnswerInlineQuery))]
[JsonSerializable(typeof(GetChatMember))]
[JsonSerializable(typeof(GetFile))]
[JsonSerializable(typeof(GetMyCommands))]
[JsonSerializable(typeof(SetMyCommands))]
[JsonSerializable(typeof(TelegramUpdate))]
[JsonSerializable(typeof(TelegramUser))]
[JsonSerializable(typeof(TelegramMessage))]
[JsonSerializable(typeof(TelegramChatMember))]
[JsonSerializable(typeof(TelegramFile))]
[JsonSerializable(typeof(IReadOnlyList<BotCommand>))]
[JsonSerializable(typeof(ApiEnvelope))]
internal sealed partial class TelegramJson : JsonSerializerContext;
