using Tocsin.Core.Planning;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary><c>/schedule pause, resume, remove, skip NAME</c>: what one organizer may do alone.</summary>
internal sealed class ScheduleDeeds(
    ScheduleFinder finder, ScheduleProposing proposing, ScheduleDeciding deciding, ScheduleDesk desk, WishStore wishes, TimeProvider clock)
{
    /// <param name="call">Who does it.</param>
    /// <param name="deed">pause, resume, remove or skip.</param>
    /// <param name="name">To which schedule.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    public async Task<CommandAnswer> DoAsync(CommandCall call, string deed, string name, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        switch (await finder.FindAsync(name, deed, words, cancellationToken))
        {
            case FoundSchedule.Unclear unclear:
                return unclear.Answer;
            case FoundSchedule.Waiting { Wish: var wish } when deed == "remove":
                return await deciding.AnswerAsync(await wishes.DropAsync(call.Actor!, wish.Id, cancellationToken), words, cancellationToken);
            case FoundSchedule.Waiting { Wish: var wish }:
                return SchedulePosts.Explain(
                    words, words.Format("planning.waits-still", wish.Name), [.. SchedulePosts.Decisions(wish, words)]);
            case FoundSchedule.Stored { Schedule: var schedule }:
                return await TellAsync(deed, await ChangeAsync(call, deed, schedule.Id, cancellationToken), words, cancellationToken);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Task<ScheduleChange> ChangeAsync(CommandCall call, string deed, long schedule, CancellationToken cancellationToken) => deed switch
    {
        "pause" => desk.PauseAsync(call.Actor!, schedule, cancellationToken),
        "resume" => desk.ResumeAsync(call.Actor!, schedule, cancellationToken),
        "remove" => desk.RemoveAsync(call.Actor!, schedule, cancellationToken),
        "skip" => desk.SkipAsync(call.Actor!, schedule, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(deed), deed, "There is no such deed."),
    };

    private async Task<CommandAnswer> TellAsync(string deed, ScheduleChange change, Words words, CancellationToken cancellationToken) => change switch
    {
        ScheduleChange.Done { Schedule: var schedule } when deed == "pause" => SchedulePosts.Say(
            words,
            words.Format("planning.paused", NameOf(schedule)),
            new PostButton(words["planning.resume"], $"/schedule resume {NameOf(schedule)}")),
        ScheduleChange.Done { Schedule: var schedule } when deed == "resume" => With(words.Format("planning.resumed", NameOf(schedule)), schedule, words),
        ScheduleChange.Done { Schedule: var schedule } => CommandAnswer.Say(words.Language, words.Format("planning.removed", NameOf(schedule))),
        ScheduleChange.Skipped skipped => With(
            words.Format("planning.skipped", NameOf(skipped.Schedule), InstantText.Of(skipped.Instant, words)), skipped.Schedule, words),
        ScheduleChange.Already already => CommandAnswer.Explain(
            words.Language, words.Format(deed == "pause" ? "planning.paused-already" : "planning.runs-already", NameOf(already.Schedule))),
        ScheduleChange.NothingAhead nothing => CommandAnswer.Explain(
            words.Language, words.Format("planning.nothing-to-skip", NameOf(nothing.Schedule))),
        ScheduleChange.StandsInFile inFile => await proposing.InFileAsync(inFile.Schedule, words, cancellationToken),
        _ => CommandAnswer.Explain(words.Language, words["planning.none"]),
    };

    /// <summary>A word on what was done, and what comes next.</summary>
    private CommandAnswer With(string text, StoredSchedule schedule, Words words) => CommandAnswer.Of(new Post
    {
        Language = words.Language,
        Blocks =
        [
            new PostParagraph(text),
            new PostParagraph(words[schedule.Paused ? "planning.next-when-resumed" : "planning.next"]),
            SchedulePosts.Instants([.. Upcoming.After(schedule, clock.GetUtcNow()).Take(SchedulePosts.Shown)], words),
        ],
    });

    private static string NameOf(StoredSchedule schedule) => $"{schedule.CampaignName}/{schedule.Definition.Name}";
}
