namespace Tocsin.Discord.Api.Wire;

/// <summary>A message on its way to Discord (discord.com/developers/docs/resources/message#create-message).</summary>
internal sealed record MessageBody
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>Never left out: without it Discord looks for mentions in the text.</summary>
    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    public IReadOnlyList<ActionRow>? Components { get; init; }

    public int? Flags { get; init; }

    public IReadOnlyList<AttachmentInfo>? Attachments { get; init; }

    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    public MessageReference? MessageReference { get; init; }
}

/// <summary>The message answered; the answer stands alone when that one is gone.</summary>
internal sealed record MessageReference(string MessageId, bool FailIfNotExists = false);

internal sealed record AllowedMentions(IReadOnlyList<string> Parse)
{
    public static readonly AllowedMentions None = new([]);

    /// <summary><c>@everyone</c> and <c>@here</c>, where the message's content has them; embeds never mention (discord.com/developers/docs/resources/message#allowed-mentions-object).</summary>
    public static readonly AllowedMentions Everyone = new(["everyone"]);
}

/// <summary>discord.com/developers/docs/resources/message#embed-object.</summary>
internal sealed record Embed
{
    public string? Title { get; init; }

    public string? Url { get; init; }

    public string? Description { get; init; }

    public int? Color { get; init; }

    public string? Timestamp { get; init; }

    public EmbedFooter? Footer { get; init; }

    public EmbedImage? Image { get; init; }
}

internal sealed record EmbedFooter(string Text);

internal sealed record EmbedImage(string Url);

/// <summary>A file that goes with the message, with its words for those who cannot see it.</summary>
internal sealed record AttachmentInfo(string Id, string Filename, string Description);

internal sealed record ActionRow(IReadOnlyList<Button> Components)
{
    public int Type { get; } = 1;
}

/// <summary>discord.com/developers/docs/components/reference#button.</summary>
internal sealed record Button(int Style, string Label, string? CustomId = null, string? Url = null)
{
    public const int Secondary = 2;
    public const int Link = 5;

    public int Type { get; } = 2;
}

/// <summary>discord.com/developers/docs/resources/message#message-object-message-flags.</summary>
internal static class MessageFlags
{
    public const int SuppressEmbeds = 1 << 2;
    public const int Ephemeral = 1 << 6;
    public const int SuppressNotifications = 1 << 12;
}

/// <summary>A file's bytes under the name that the body gives it.</summary>
internal sealed record Upload(string FileName, byte[] Bytes);
