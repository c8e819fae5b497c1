using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Organizers.Notices;

/// <summary>Whether the catalogue has a command of that name: a notice offers nothing that nobody answers.</summary>
public delegate bool CommandExists(string name);

/// <summary>What can be done about a notice, as buttons that type a command; <c>{0}</c> stands for its subject's number.</summary>
internal static class NoticeButtons
{
    private static readonly Dictionary<string, string[]> ByKind = new()
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
        [NoticeKind.ArticleChanged] = ["correct article:{0}", "article {0}"],
        [NoticeKind.SourceFailing] = ["sources"],
        [NoticeKind.SourceGone] = ["sources"],
        [NoticeKind.SourceNotFound] = ["sources"],
        [NoticeKind.Halted] = ["resume"],
        [NoticeKind.ResumeAsked] = ["resume"],
    };

    /// <summary>Every command that a notice may offer.</summary>
    public static IEnumerable<string> Commands => ByKind.Values.SelectMany(lines => lines).Select(NameOf).Distinct();

    public static IReadOnlyList<PostButton> Of(Notice notice, Words words, CommandExists exists) =>
    [
        .. ByKind.GetValueOrDefault(notice.Kind, [])
            .Where(line => exists(NameOf(line)))
            .Select(line => new PostButton(
                words[$"notice.button.{NameOf(line)}"],
                $"/{line.Replace("{0}", NumberOf(notice.Subject), StringComparison.Ordinal).TrimEnd()}")),
    ];

    private static string NameOf(string line) => line.Split(' ')[0];

    /// <summary><c>dispatch:5</c> is 5, and so is <c>proposal:5:2</c>, a revision of it; a subject without a number has none.</summary>
    private static string NumberOf(string subject) =>
        subject.Split(':') is [_, var number, ..] && number.All(char.IsAsciiDigit) ? number : "";
}
