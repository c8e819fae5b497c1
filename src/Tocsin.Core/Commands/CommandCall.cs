using Tocsin.Core.Chats;

namespace Tocsin.Core.Commands;

/// <summary>What a person typed, with what the bot may know about where and as whom.</summary>
/// <remarks>It holds no name and no number of the person: members' ids are not stored, so they do not travel either.</remarks>
/// <param name="Text">The whole line, <c>/search hospital</c>; <c>/search@botname</c> is understood too.</param>
/// <param name="Chat">Where it was typed.</param>
/// <param name="Role">What the platform and our own records say the person is, checked for this very call.</param>
/// <param name="Language">The language to answer in: the chat's setting, else the person's client.</param>
public sealed record CommandRequest(string Text, ChatAddress Chat, CommandRole Role, string Language);

/// <summary>A request whose command is known.</summary>
/// <param name="Request">It.</param>
/// <param name="Arguments">The rest of the line, without surrounding white space.</param>
public sealed record CommandCall(CommandRequest Request, string Arguments)
{
    public string Language => Request.Language;
}
