namespace Tocsin.Telegram.Api;

/// <summary>An update, with only the kinds that Tocsin asks for; one of any other kind has nothing but its number.</summary>
internal sealed record TelegramUpdate
{
    public required long UpdateId { get; init; }

    public TelegramMessage? Message { get; init; }

    public TelegramMessage? ChannelPost { get; init; }

    public TelegramCallbackQuery? CallbackQuery { get; init; }

    public TelegramInlineQuery? InlineQuery { get; init; }

    public TelegramMemberChange? MyChatMember { get; init; }
}

internal sealed record TelegramUser
{
    public required long Id { get; init; }

    public bool IsBot { get; init; }

    public string? Username { get; init; }

    public string? LanguageCode { get; init; }
}

internal sealed record TelegramChat
{
    public required long Id { get; init; }

    /// <summary><c>private</c>, <c>group</c>, <c>supergroup</c> or <c>channel</c>.</summary>
    public required string Type { get; init; }

    public bool IsForum { get; init; }
}

internal sealed record TelegramMessage
{
    public required long MessageId { get; init; }

    /// <summary>In seconds since 1970; 0 where it is not said.</summary>
    public long Date { get; init; }

    public DateTimeOffset? MadeAt => Date > 0 ? DateTimeOffset.FromUnixTimeSeconds(Date) : null;

    public long? MessageThreadId { get; init; }

    public bool IsTopicMessage { get; init; }

    public TelegramUser? From { get; init; }

    /// <summary>Set when the message speaks for a chat: an anonymous admin, or a channel.</summary>
    public TelegramChat? SenderChat { get; init; }

    public required TelegramChat Chat { get; init; }

    public string? Text { get; init; }

    /// <summary>The words under a photo or a file.</summary>
    public string? Caption { get; init; }

    /// <summary>The same photo in several sizes, the smallest first.</summary>
    public IReadOnlyList<TelegramPhotoSize>? Photo { get; init; }

    public TelegramDocument? Document { get; init; }

    /// <summary>The message that this one answers.</summary>
    public TelegramMessage? ReplyToMessage { get; init; }

    public long? MigrateToChatId { get; init; }

    public TelegramEmpty? ForumTopicClosed { get; init; }

    public TelegramEmpty? ForumTopicReopened { get; init; }
}

internal sealed record TelegramEmpty;

internal sealed record TelegramPhotoSize
{
    public required string FileId { get; init; }

    /// <summary>In bytes, where it is said.</summary>
    public long? FileSize { get; init; }
}

internal sealed record TelegramDocument
{
    public required string FileId { get; init; }

    public string? FileName { get; init; }

    public string? MimeType { get; init; }

    /// <summary>In bytes, where it is said.</summary>
    public long? FileSize { get; init; }
}

/// <summary>Where a file may be fetched, for an hour at least (core.telegram.org/bots/api#getfile).</summary>
internal sealed record TelegramFile
{
    public string? FilePath { get; init; }
}

internal sealed record TelegramCallbackQuery
{
    public required string Id { get; init; }

    public required TelegramUser From { get; init; }

    /// <summary>The message with the button; absent when it came by inline mode.</summary>
    public TelegramMessage? Message { get; init; }

    public string? Data { get; init; }
}

internal sealed record TelegramInlineQuery
{
    public required string Id { get; init; }

    public required TelegramUser From { get; init; }

    public required string Query { get; init; }

    public required string Offset { get; init; }
}

internal sealed record TelegramMemberChange
{
    public required TelegramChat Chat { get; init; }

    public required TelegramUser From { get; init; }

    public required TelegramChatMember OldChatMember { get; init; }

    public required TelegramChatMember NewChatMember { get; init; }
}

internal sealed record TelegramChatMember
{
    /// <summary><c>creator</c>, <c>administrator</c>, <c>member</c>, <c>restricted</c>, <c>left</c> or <c>kicked</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Whether a restricted member is in the chat at all.</summary>
    public bool? IsMember { get; init; }

    /// <summary>Whether a restricted member may write.</summary>
    public bool? CanSendMessages { get; init; }

    /// <summary>Whether an administrator of a channel may write.</summary>
    public bool? CanPostMessages { get; init; }
}
