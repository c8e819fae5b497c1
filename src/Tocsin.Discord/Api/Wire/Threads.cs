namespace Tocsin.Discord.Api.Wire;

/// <summary>A new thread in a forum channel, with its first message. It takes no nonce.</summary>
internal sealed record ForumThread(string Name, IReadOnlyList<string>? AppliedTags, MessageBody Message);

internal sealed record ThreadPatch(bool Archived);
