using Tocsin.Core.Chats;
using Tocsin.Core.Posts;

namespace Tocsin.Core.Delivery;

/// <summary>A place where posts go: Telegram, Discord, the local chat. The only way out of the program.</summary>
/// <remarks>
/// Implementations never retry a request that posts, never throw for an answer that the platform can give, and bound
/// every call by a time limit shorter than the delivery lease. Calls may come from several threads.
/// </remarks>
public interface IPlatform
{
    /// <summary>The first half of a <see cref="ChatAddress"/>, in lower case.</summary>
    string Name { get; }

    PlatformTraits Traits { get; }

    /// <summary>Makes of a post the messages that a chat will see; at least one. Pure.</summary>
    IReadOnlyList<RenderedPart> Render(Post post, ChatSettings settings);

    /// <summary>Posts one message.</summary>
    Task<SendOutcome> SendAsync(OutgoingPart part, CancellationToken cancellationToken);

    /// <summary>Replaces a message that stands there. Repeating it changes nothing.</summary>
    /// <remarks>Like <see cref="SendAsync"/> it does not wait for a turn: the caller has waited.</remarks>
    Task<SendOutcome> EditAsync(ChatAddress chat, string messageId, RenderedPart part, CancellationToken cancellationToken);

    /// <summary>Takes a message away; where it is too old for that, what it said. Repeating it changes nothing.</summary>
    /// <remarks>Like <see cref="SendAsync"/> it does not wait for a turn: the caller has waited.</remarks>
    Task<SendOutcome> DeleteAsync(ChatAddress chat, string messageId, CancellationToken cancellationToken);

    /// <summary>The message that one of this platform's links leads to; null for any other text. Pure.</summary>
    MessageLink? ReadLink(string link) => null;
}

/// <summary>What a platform promises and bears.</summary>
/// <param name="MessagesPerSecond">All chats together.</param>
/// <param name="MessagesPerMinutePerChat">One chat; null where only the platform's answers tell.</param>
/// <param name="NonceWindow">How long a repeated nonce is answered with the message that exists; zero where there is none.</param>
public sealed record PlatformTraits(double MessagesPerSecond, int? MessagesPerMinutePerChat, TimeSpan NonceWindow)
{
    /// <summary>Whether its answers say what time it is (HTTP's <c>Date</c>), so that nothing need be posted by a clock that nobody confirmed.</summary>
    public bool TellsTime { get; init; }
}

/// <summary>One message in the platform's own form, as it will be stored and sent.</summary>
/// <param name="Payload">The platform's own text or JSON.</param>
/// <param name="PlainText">What a person reads, without markup: for previews and reports.</param>
/// <param name="Length">Its length as the platform counts.</param>
public sealed record RenderedPart(string Payload, string PlainText, int Length);

/// <summary>One message on its way out.</summary>
/// <param name="Chat">Where to.</param>
/// <param name="Part">What.</param>
/// <param name="Nonce">The same for each attempt at the same part; at most 25 characters.</param>
/// <param name="Silent">Without a sound on the reader's device.</param>
public sealed record OutgoingPart(ChatAddress Chat, RenderedPart Part, string Nonce, bool Silent)
{
    /// <summary>The message of ours that it answers; null for none. Where that one is gone, it stands alone.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Whom it calls, where the platform can; null for nobody. Never for an edit, which is no message of its own.</summary>
    public Mention? Mention { get; init; }

    /// <summary>
    /// Whether it may still be posted. A client that had to wait or to ask something else first asks this before the request that
    /// posts, and reports <see cref="SendOutcome.NotSent"/> where it is false: everything may have been halted meanwhile.
    /// </summary>
    public Func<Task<bool>> MayLeave { get; init; } = static () => Task.FromResult(true);
}

/// <summary>The message that a link leads to.</summary>
/// <param name="Platform">Where.</param>
/// <param name="Place">A chat's place, or the first half of it: the message is there or in a part of it, such as a topic or a thread.</param>
/// <param name="MessageIds">The ids under which delivery may know it.</param>
public sealed record MessageLink(string Platform, string Place, IReadOnlyList<string> MessageIds);
