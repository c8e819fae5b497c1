using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;

namespace Tocsin.Core.Corrections.Changes;

/// <summary>What follows from a platform's answer to one step of a change. A closed set.</summary>
internal abstract record ChangeDecision
{
    private ChangeDecision()
    {
    }

    internal sealed record Done(string MessageId) : ChangeDecision;

    /// <summary>Somebody had taken the message away already.</summary>
    internal sealed record Gone : ChangeDecision;

    internal sealed record Retry(DateTimeOffset NotBefore, string Reason, bool MayHaveArrived) : ChangeDecision;

    internal sealed record Suspend(SuspendReason Reason, string Detail) : ChangeDecision;

    internal sealed record Move(ChatAddress To) : ChangeDecision;

    /// <summary>Not in this way: see <see cref="ChangePlan.AfterRefusal"/>.</summary>
    internal sealed record Refused(string Reason) : ChangeDecision;

    internal sealed record Doubt(string Reason) : ChangeDecision;

    /// <summary>Decides. Pure. Edits and deletions may be repeated at will; a post obeys the same rule as a delivery's.</summary>
    public static ChangeDecision After(SendOutcome outcome, ChangeAction action, SendSituation situation)
    {
        if (outcome is SendOutcome.Gone)
        {
            return new Gone();
        }

        var mayRepeat = action != ChangeAction.Post;
        return DeliveryDecision.After(
            outcome, mayRepeat ? situation with { WhenInDoubt = InDoubtPolicy.Resend, InDoubtSince = null } : situation) switch
        {
            DeliveryDecision.Recorded recorded => new Done(recorded.MessageId),
            DeliveryDecision.Retry retry => new Retry(retry.NotBefore, retry.Reason, retry.MayHaveArrived && !mayRepeat),
            DeliveryDecision.Suspend suspend => new Suspend(suspend.Reason, suspend.Detail),
            DeliveryDecision.Move move => new Move(move.To),
            DeliveryDecision.Fail fail => new Refused(fail.Reason),
            DeliveryDecision.Doubt doubt => new Doubt(doubt.Reason),
            var other => throw new InvalidOperationException($"No change follows from {other.GetType().Name}."),
        };
    }
}
