using Tocsin.Core.Chats;

namespace Tocsin.Core.Delivery;

/// <summary>What became of a request to a platform. A closed set: a switch over it is complete.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The platform answered that the message stands, under this id.</summary>
    public sealed record Delivered(string MessageId) : SendOutcome;

    /// <summary>Refused for now (429): nothing was posted; not before <paramref name="After"/> has passed.</summary>
    /// <param name="After">How long to wait, by the platform's word.</param>
    /// <param name="WholePlatform">True when the wait holds for every chat.</param>
    public sealed record RateLimited(TimeSpan After, bool WholePlatform) : SendOutcome;

    /// <summary>No byte left this machine: always safe to send again.</summary>
    public sealed record NotSent(string Reason) : SendOutcome;

    /// <summary>The platform said no, and would again: our content or request is at fault.</summary>
    /// <param name="Reason">The platform's words, free of secrets and of message text.</param>
    public sealed record Refused(string Reason) : SendOutcome;

    /// <summary>The message to change stands there no more: somebody took it away. Never an answer to a post.</summary>
    public sealed record Gone : SendOutcome;

    /// <summary>The chat cannot be posted to: it is suspended with its settings kept.</summary>
    public sealed record ChatUnavailable(SuspendReason Reason, string Detail) : SendOutcome;

    /// <summary>The chat has moved: send there instead.</summary>
    public sealed record ChatMoved(ChatAddress To) : SendOutcome;

    /// <summary>The request may have arrived or not: time-out, reset, 5xx.</summary>
    public sealed record InDoubt(string Reason) : SendOutcome;
}
