using Tocsin.Core.Chats;
using Tocsin.Core.Organizers;

namespace Tocsin.Core.Commands;

/// <summary>What a person typed, with what the bot may know about where and as whom.</summary>
/// <remarks>The person travels only as far as the check of rights and is never stored or printed: see <see cref="Person"/>.</remarks>
/// <param name="Text">The whole line, <c>/search hospital</c>; <c>/search@botname</c> is understood too.</param>
/// <param name="Chat">Where it was typed.</param>
/// <param name="Role">What the platform says the person is, at most a chat's admin; the router raises it to what the roster says.</param>
/// <param name="Language">The language to answer in: the chat's setting, else the person's client.</param>
public sealed record CommandRequest(string Text, ChatAddress Chat, CommandRole Role, string Language)
{
    /// <summary>Who typed it, for the rights of organizers; null where the platform does not say (a channel, an anonymous admin).</summary>
    public Person? Person { get; init; }

    /// <summary>The file that came with it: a picture for a proposal; null for none.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>Whether nobody but the person sees the answer.</summary>
    public bool IsPrivate { get; init; }
}

/// <summary>A request whose command is known.</summary>
/// <param name="Request">It.</param>
/// <param name="Arguments">The rest of the line without the named options and without surrounding white space.</param>
public sealed record CommandCall(CommandRequest Request, string Arguments)
{
    private static readonly Dictionary<string, string> NoOptions = [];

    public string Language => Request.Language;

    /// <summary>Who calls, where they have a right beyond a member's; never null for a command that is for organizers.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Whether the platform says that the person administers this chat: the roster gives no right over other people's chats.</summary>
    public bool IsChatAdmin { get; init; }

    /// <summary>The named options given, by name; a fixed value stands there as <see cref="CommandOption.Choices"/> spells it.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = NoOptions;

    /// <summary>Whether the person may use commands that are for <paramref name="who"/>.</summary>
    public bool May(CommandRole who) => who == CommandRole.ChatAdmin ? IsChatAdmin : Request.Role >= who;

    /// <summary>The arguments, split at white space.</summary>
    public IReadOnlyList<string> Words => Arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
