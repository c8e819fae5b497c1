using Tocsin.Core.Chats;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Delivery;

/// <summary>What follows from a platform's answer, or from none. A closed set.</summary>
internal abstract record DeliveryDecision
{
    private DeliveryDecision()
    {
    }

    /// <summary>The part stands; the delivery is sent once all of its parts do.</summary>
    internal sealed record Recorded(string MessageId) : DeliveryDecision;

    /// <summary>Again, not before <paramref name="NotBefore"/>.</summary>
    /// <param name="NotBefore">The earliest instant.</param>
    /// <param name="Reason">Why it was not sent this time.</param>
    /// <param name="MayHaveArrived">True when this very try may have arrived: the same nonce must go with the next one.</param>
    internal sealed record Retry(DateTimeOffset NotBefore, string Reason, bool MayHaveArrived) : DeliveryDecision;

    internal sealed record Suspend(SuspendReason Reason, string Detail) : DeliveryDecision;

    internal sealed record Move(ChatAddress To) : DeliveryDecision;

    internal sealed record Fail(string Reason) : DeliveryDecision;

    internal sealed record Doubt(string Reason) : DeliveryDecision;

    /// <summary>Decides. Pure: the same answer in the same situation has the same consequence.</summary>
    public static DeliveryDecision After(SendOutcome outcome, SendSituation situation) => outcome switch
    {
        SendOutcome.Delivered delivered => new Recorded(delivered.MessageId),
        SendOutcome.RateLimited limited => new Retry(situation.Now + limited.After, "rate limited", MayHaveArrived: false),
        SendOutcome.NotSent not => new Retry(situation.Now + situation.Wait, not.Reason, MayHaveArrived: false),
        SendOutcome.InDoubt doubt when situation.MayResend => new Retry(situation.Now + situation.DoubtWait, doubt.Reason, MayHaveArrived: true),
        SendOutcome.InDoubt doubt => new Doubt(doubt.Reason),
        SendOutcome.ChatMoved moved when !situation.HasMoved => new Move(moved.To),
        // An earlier try may stand there: neither refusal nor suspension may say that nothing was posted.
        SendOutcome.Refused refused when situation.EarlierTryInDoubt => new Doubt(refused.Reason),
        SendOutcome.ChatUnavailable gone when situation.EarlierTryInDoubt => new Doubt(gone.Detail),
        SendOutcome.ChatMoved => new Fail("the chat moved twice in one delivery"),
        SendOutcome.Refused refused => new Fail(refused.Reason),
        SendOutcome.ChatUnavailable gone => new Suspend(gone.Reason, gone.Detail),
        _ => throw new InvalidOperationException($"No decision for {outcome.GetType().Name}."),
    };
}

/// <summary>What a decision depends on besides the answer.</summary>
internal readonly record struct SendSituation
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>How long to wait before the next try, jitter included.</summary>
    public required TimeSpan Backoff { get; init; }

    /// <summary>When this try was marked.</summary>
    public required DateTimeOffset SendingSince { get; init; }

    /// <summary>When the first try at this part that may have arrived was marked; null when none may have.</summary>
    public DateTimeOffset? InDoubtSince { get; init; }

    /// <summary>How long the platform knows a nonce again; zero when it knows none.</summary>
    public TimeSpan NonceWindow { get; init; }

    /// <summary>How long a request may take to reach the platform.</summary>
    public TimeSpan SendTimeLimit { get; init; }

    public InDoubtPolicy WhenInDoubt { get; init; }

    /// <summary>Whether this delivery was already sent after a move.</summary>
    public bool HasMoved { get; init; }

    public bool EarlierTryInDoubt => InDoubtSince is not null;

    /// <summary>Whether a try that may have arrived may be made again: by nonce while the window lasts, or by the campaign's own wish.</summary>
    public bool MayResend => WhenInDoubt == InDoubtPolicy.Resend || (HasRoom && DoubtWait <= Room);

    /// <summary>How long to wait before a try that may have arrived is made again.</summary>
    /// <remarks>
    /// The first repetition goes at once: the answer is most likely there, and the window closes. Those after it wait as
    /// everything does that fails, but never for more than half of what is left.
    /// </remarks>
    public TimeSpan DoubtWait =>
        !HasRoom ? Backoff
        : !EarlierTryInDoubt ? TimeSpan.Zero
        : Least(Backoff, Most(Delivery.Backoff.Least, Room / 2));

    /// <summary>How long to wait when no byte left.</summary>
    public TimeSpan Wait => EarlierTryInDoubt ? DoubtWait : Backoff;

    /// <summary>For how long a repetition may still leave and reach the platform inside the nonce's window.</summary>
    private TimeSpan Room => (InDoubtSince ?? SendingSince) + NonceWindow - SendTimeLimit - Now;

    private bool HasRoom => NonceWindow > TimeSpan.Zero && Room >= TimeSpan.Zero;

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Most(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
