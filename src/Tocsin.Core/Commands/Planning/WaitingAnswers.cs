using System.Globalization;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Planning;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Planning;

/// <summary><c>/schedule answer [N post|skip]</c>: posts that were missed under the policy "ask", or held back, wait for a word.</summary>
internal sealed class WaitingAnswers(WaitingDispatches waiting, ScheduleDesk desk)
{
    private const int Shown = 5;

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, string number, string answer, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        if (number.Length == 0 || answer.Length == 0)
        {
            return await ListAsync(words, cancellationToken);
        }

        if (!long.TryParse(number.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var dispatch) || SendOf(answer) is not { } send)
        {
            return CommandAnswer.Explain(words.Language, words["planning.answer-how"]);
        }

        return await desk.AnswerAsync(call.Actor!, dispatch, send, cancellationToken) switch
        {
            DispatchAnswer.Done when send => SchedulePosts.Say(
                words, words.Format("planning.answered-post", dispatch), new PostButton(words["planning.report"], $"/report post:{dispatch}")),
            DispatchAnswer.Done => CommandAnswer.Say(words.Language, words.Format("planning.answered-skip", dispatch)),
            DispatchAnswer.TooLate => SchedulePosts.Explain(
                words, words.Format("planning.answer-too-late", dispatch), new PostButton(words["planning.leave-out"], $"/schedule answer {dispatch} skip")),
            _ => CommandAnswer.Explain(words.Language, words.Format("planning.answered-already", dispatch)),
        };
    }

    private async Task<CommandAnswer> ListAsync(Words words, CancellationToken cancellationToken)
    {
        var all = await waiting.ListAsync(Shown + 1, cancellationToken);
        return all.Count == 0
            ? CommandAnswer.Say(words.Language, words["planning.nothing-asked"])
            : CommandAnswer.Of(new Post
            {
                Language = words.Language,
                Title = words["planning.asked"],
                Blocks =
                [
                    new PostList(
                    [
                        .. all.Take(Shown).Select(one => new PostParagraph(
                            $"#{one.Id} {one.Name}\n{InstantText.Local(one.Local, words)} {one.Zone} · {words.Count("planning.chats", one.Chats)}\n"
                            + words[one.Missed ? "planning.asked-missed" : "planning.asked-held"])),
                    ]),
                ],
                Buttons =
                [
                    .. all.Take(Shown).SelectMany(one => new[]
                    {
                        new PostButton(words.Format("planning.post-it", one.Id), $"/schedule answer {one.Id} post"),
                        new PostButton(words.Format("planning.skip-it", one.Id), $"/schedule answer {one.Id} skip"),
                    }),
                ],
            });
    }

    private static bool? SendOf(string answer) => answer.Trim().ToLowerInvariant() switch
    {
        "post" => true,
        "skip" => false,
        _ => null,
    };
}
