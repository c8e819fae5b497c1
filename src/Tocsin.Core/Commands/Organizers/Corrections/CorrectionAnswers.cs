using System.Globalization;
using Tocsin.Core.Corrections;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Corrections;

/// <summary>What the bot answers about a correction. Pure.</summary>
internal static class CorrectionAnswers
{
    /// <summary>So many variants are shown; a post has few languages, an article's posts may be many.</summary>
    private const int MostShown = 6;

    public static CommandAnswer Of(CorrectionOutcome outcome, string language)
    {
        var words = Words.For(language);
        return outcome switch
        {
            CorrectionOutcome.Impossible impossible => CommandAnswer.Explain(words.Language, impossible.In(words)),
            CorrectionOutcome.Proposed proposed => new CommandAnswer(
            [
                Sentence(words, words.Format("correct.proposed", proposed.Correction.Id, proposed.Correction.Subject)),
                .. proposed.Posts.Take(MostShown),
            ]),
            CorrectionOutcome.Rejected rejected => CommandAnswer.Say(words.Language, words.Format("correct.rejected", rejected.Correction.Id)),
            CorrectionOutcome.Applied applied => CommandAnswer.Of(Applied(applied, words)),
            _ => throw new InvalidOperationException($"No answer for {outcome.GetType().Name}."),
        };
    }

    /// <summary>One correction on one line.</summary>
    public static string Line(Correction correction, Words words) => words.Format(
        "correct.line",
        correction.Id,
        words["correct.kind." + correction.Kind.ToString().ToLowerInvariant()],
        correction.Subject,
        words["correct.state." + correction.State.ToString().ToLowerInvariant()],
        correction.DecidedName is { } decided && decided != correction.ProposedName
            ? $"{correction.ProposedName}, {decided}"
            : correction.ProposedName);

    public static Post Sentence(Words words, string text) => new() { Language = words.Language, Blocks = [new PostParagraph(text)] };

    /// <summary>The buttons under a correction: to decide it, or to see how it went.</summary>
    public static Post Choices(Correction correction, Words words) =>
        Sentence(words, words[correction.State == CorrectionState.Proposed ? "correct.decide" : "correction.survive"]) with
        {
            Buttons = correction.State switch
            {
                CorrectionState.Proposed => [Button("approve", correction, words), Button("reject", correction, words)],
                CorrectionState.Applied => [Button("report", correction, words)],
                _ => [],
            },
        };

    private static Post Applied(CorrectionOutcome.Applied applied, Words words)
    {
        var key = applied.Correction.Kind == CorrectionKind.Recall ? "correct.recalling" : "correct.applied";
        return new Post
        {
            Language = words.Language,
            Blocks =
            [
                new PostParagraph(words.Format(key, applied.Correction.Id, applied.Correction.Subject, applied.Chats, applied.Cancelled)),
                new PostParagraph([new PostSpan(words["correction.survive"], PostStyle.Italic)]),
            ],
            Buttons = [Button("report", applied.Correction, words)],
        };
    }

    private static PostButton Button(string action, Correction correction, Words words) =>
        new(words["correct.button." + action], string.Create(CultureInfo.InvariantCulture, $"/correct {action} {correction.Id}"));
}
