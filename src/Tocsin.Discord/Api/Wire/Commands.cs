namespace Tocsin.Discord.Api.Wire;

/// <summary>A command as Discord registers it (discord.com/developers/docs/interactions/application-commands).</summary>
internal sealed record CommandBody
{
    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>None for a menu.</summary>
    public string? Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<CommandOptionBody>? Options { get; init; }

    /// <summary>Who sees it until a server's admin says otherwise: permission bits.</summary>
    public long? DefaultMemberPermissions { get; init; }

    /// <summary>0 servers, 1 the bot's private chat, 2 other private chats.</summary>
    public required IReadOnlyList<int> Contexts { get; init; }

    /// <summary>0 installed in a server, 1 installed by a person.</summary>
    public required IReadOnlyList<int> IntegrationTypes { get; init; }

    public int Type { get; init; } = Slash;

    public const int Slash = 1;
    public const int OnMessage = 3;
}

/// <summary>An option: text, or a file.</summary>
internal sealed record CommandOptionBody
{
    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public required string Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public bool Required { get; init; }

    public bool? Autocomplete { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }

    public int? MaxLength { get; init; }

    public int Type { get; init; } = Text;

    public const int Text = 3;
    public const int Attachment = 11;
}

internal sealed record Choice(string Name, string Value)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
}

/// <summary>An answer to an interaction.</summary>
internal sealed record Callback(int Type, CallbackData? Data = null)
{
    public const int Message = 4;
    public const int Deferred = 5;
    public const int DeferredUpdate = 6;
    public const int Update = 7;
    public const int Autocomplete = 8;
}

/// <summary>The message of a callback, or the choices of an autocompletion.</summary>
internal sealed record CallbackData
{

    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public IReadOnlyList<ActionRow>? Components { get; init; }

    public int? Flags { get; init; }

    public IReadOnlyList<AttachmentInfo>? Attachments { get; init; }

    public IReadOnlyList<Choice>? Choices { get; init; }
}
