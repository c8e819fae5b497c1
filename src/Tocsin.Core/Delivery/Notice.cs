using Tocsin.Core.Wording;

namespace Tocsin.Core.Delivery;

/// <summary>Something that organizers must be told.</summary>
/// <param name="Id">Its number, growing.</param>
/// <param name="Kind">What kind; <c>notice.KIND</c> is the key of its words.</param>
/// <param name="Subject">What it is about, such as <c>dispatch:5</c>; a second notice of one kind on one subject waits until the first was seen.</param>
/// <param name="Data">The values of its words, in order; one that is a <see cref="Phrase"/> is said in the reader's language.</param>
/// <param name="At">When.</param>
public sealed record Notice(long Id, string Kind, string Subject, IReadOnlyList<string> Data, DateTimeOffset At)
{
    /// <summary>The notice as a person reads it.</summary>
    public string Text(Words words) => words.Format($"notice.{Kind}", [.. Data.Select(value => Phrase.Say(value, words))]);
}

/// <summary>The kinds of notice that the bot itself gives.</summary>
public static class NoticeKind
{
    public const string InDoubt = "in-doubt";
    public const string Missed = "missed";
    public const string Asked = "asked";
    public const string NothingToPost = "nothing-to-post";
    public const string Poison = "poison";
    public const string HeldBack = "held-back";
    public const string ChatSuspended = "chat-suspended";
    public const string Expired = "expired";
    public const string Clock = "clock";
    public const string Restored = "restored";
    public const string CannotPlan = "cannot-plan";
    public const string Correction = "correction";
    public const string CorrectionEmergency = "correction-emergency";
    /// <summary>Number, of what, who rejected it, why.</summary>
    public const string CorrectionRejected = "correction-rejected";

    public const string CorrectionDone = "correction-done";
    public const string CorrectionInDoubt = "correction-in-doubt";
    public const string Recall = "recall";
    public const string ChatBack = "chat-back";
    public const string Halted = "halted";
    public const string ResumeAsked = "resume-asked";
    public const string Resumed = "resumed";
    public const string OrganizerJoined = "organizer-joined";
    public const string ScheduleProposed = "schedule-proposed";
    public const string ScheduleRejected = "schedule-rejected";
    public const string ScheduleWithdrawn = "schedule-withdrawn";

    /// <summary>What somebody may do with a schedule; each is a kind, <c>schedule-DEED</c>.</summary>
    internal static readonly IReadOnlyList<string> ScheduleDeeds = ["approve", "pause", "resume", "remove", "skip"];

    public const string ArticleChanged = "article-changed";
    public const string SourceFailing = "source-failing";
    public const string SourceWorks = "source-works";
    public const string SourceGone = "source-gone";
    public const string SourceFound = "source-found";
    public const string SourceNotFound = "source-not-found";
    public const string SourceChoice = "source-choice";

    /// <summary>The file of a campaign that runs was changed on the machine. Its values: the campaign, the number of the new revision.</summary>
    public const string CampaignChanged = "campaign-changed";

    /// <summary>A proposal, or a new revision of one, waits for a decision. Its values: number, title, who wrote it, the hash's first digits.</summary>
    public const string Proposal = "proposal";

    /// <summary>Number, title, who approved it, the hash's first digits.</summary>
    public const string ProposalApproved = "proposal-approved";

    /// <summary>Number, title, who rejected it, why.</summary>
    public const string ProposalRejected = "proposal-rejected";

    /// <summary>One person alone sent a proposal. Number, title, who, why.</summary>
    public const string Emergency = "emergency";

    internal static readonly IReadOnlyList<string> All =
    [
        InDoubt, Missed, Asked, NothingToPost, Poison, HeldBack, ChatSuspended, Expired, Clock, Restored, CannotPlan,
        ArticleChanged, SourceFailing, SourceWorks, SourceGone, SourceFound, SourceNotFound, SourceChoice,
        CampaignChanged, Proposal, ProposalApproved, ProposalRejected, Emergency,
        Correction, CorrectionEmergency, CorrectionRejected, CorrectionDone, CorrectionInDoubt, Recall,
        ChatBack, Halted, ResumeAsked, Resumed, OrganizerJoined,
        ScheduleProposed, ScheduleRejected, ScheduleWithdrawn, .. ScheduleDeeds.Select(ScheduleChanged),
    ];

    /// <summary>The kind that tells of a deed done to a schedule.</summary>
    internal static string ScheduleChanged(string deed) => $"schedule-{deed}";
}
