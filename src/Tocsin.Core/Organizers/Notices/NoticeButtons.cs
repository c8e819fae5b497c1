using System.Globalization;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Organizers.Notices;

/// <summary>Whether the catalogue has a command of that name: a notice offers nothing that nobody answers.</summary>
public delegate bool CommandExists(string name);

/// <summary>What can be done about a notice, as buttons that type a command; <c>{0}</c> stands for its subject's number, <c>{1}</c> for its own.</summary>
internal static class NoticeButtons
{
    private static readonly Dictionary<string, Deed[]> ByKind = new()
    {
        [NoticeKind.InDoubt] = ["settle {0}"],
        [NoticeKind.Asked] = ["schedule answer {0}"],
        [NoticeKind.ScheduleProposed] = ["schedule list"],
        [NoticeKind.Missed] = ["schedule"],
        [NoticeKind.CannotPlan] = ["schedule"],
        [NoticeKind.HeldBack] = ["schedule answer {0}"],
        [NoticeKind.Poison] = ["report {0}"],
        [NoticeKind.Expired] = ["report {0}"],
        [NoticeKind.ChatSuspended] = ["chats suspended"],
        [NoticeKind.Clock] = ["notices"],
        [NoticeKind.Restored] = ["settle", "resume"],
        [NoticeKind.Proposal] = ["preview {0}", "approve {0}", "reject {0}"],
        [NoticeKind.Emergency] = ["report", "recall"],
        [NoticeKind.ArticleChanged] = ["article {0}", "correct article:{0}", "recall article:{0} ask", new("notices leave {1}", "leave")],
        [NoticeKind.Correction] = [new("correct show {0}", "preview"), new("correct approve {0}", "approve"), new("correct reject {0}", "reject")],
        [NoticeKind.CorrectionEmergency] = [new("correct report {0}", "report")],
        [NoticeKind.CorrectionDone] = [new("correct report {0}", "report")],
        [NoticeKind.CorrectionInDoubt] = [new("correct report {0}", "settle")],
        [NoticeKind.Recall] = [new("correct report {0}", "report")],
        [NoticeKind.SourceFailing] = ["sources"],
        [NoticeKind.SourceGone] = ["sources"],
        [NoticeKind.SourceNotFound] = ["sources"],
        [NoticeKind.Halted] = ["resume"],
        [NoticeKind.ResumeAsked] = ["resume"],
    };

    /// <summary>Every command that a notice may offer.</summary>
    public static IEnumerable<string> Commands => ByKind.Values.SelectMany(deeds => deeds).Select(deed => deed.Command).Distinct();

    public static IReadOnlyList<PostButton> Of(Notice notice, Words words, CommandExists exists) =>
    [
        .. ByKind.GetValueOrDefault(notice.Kind, [])
            .Where(deed => exists(deed.Command))
            .Select(deed => new PostButton(
                words[$"notice.button.{deed.Label}"],
                $"/{string.Format(CultureInfo.InvariantCulture, deed.Line, NumberOf(notice.Subject), notice.Id).TrimEnd()}")),
    ];

    /// <summary><c>dispatch:5</c> is 5, and so is <c>proposal:5:2</c>, a revision of it; a subject without a number has none.</summary>
    private static string NumberOf(string subject) =>
        subject.Split(':') is [_, var number, ..] && number.All(char.IsAsciiDigit) ? number : "";

    /// <param name="Line">What the button types.</param>
    /// <param name="Label">Which words stand on it; without, those of the command.</param>
    private sealed record Deed(string Line, string Label)
    {
        public string Command { get; } = Line.Split(' ')[0];

        public static implicit operator Deed(string line) => new(line, line.Split(' ')[0]);
    }
}
