using Tocsin.Core.Organizers;
using Tocsin.Core.Organizers.Halting;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers;

/// <summary><c>/halt [reason]</c>: nothing is posted any more, from this moment on. Answers to people go on.</summary>
internal sealed class HaltCommand(HaltDesk desk) : ICommand
{
    private const int LongestReason = 200;

    public CommandDefinition Definition { get; } = new("halt", CommandRole.Organizer) { Options = [new CommandOption("reason")] };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var halt = await desk.HaltAsync(call.Actor!, OneLine.Of(call.Arguments, LongestReason), cancellationToken);
        return CommandAnswer.Of(new Post
        {
            Language = words.Language,
            Blocks =
            [
                new PostParagraph(words["halt.done"]),
                new PostParagraph(words.Format("halt.since", halt.Since.UtcDateTime, halt.ByWhom, halt.Reason.Length > 0 ? halt.Reason : "–")),
            ],
            Buttons = [new PostButton(words["notice.button.resume"], "/resume")],
        });
    }
}

/// <summary><c>/resume</c>: the first organizer asks, a second one lets everything go on.</summary>
internal sealed class ResumeCommand(HaltDesk desk) : ICommand
{
    public CommandDefinition Definition { get; } = new("resume", CommandRole.Organizer);

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        return await desk.ResumeAsync(call.Actor!, cancellationToken) switch
        {
            ResumeOutcome.Resumed resumed => CommandAnswer.Say(words.Language, words.Format("resume.done", resumed.With)),
            ResumeOutcome.NeedsAnother another => CommandAnswer.Say(words.Language, words.Format("resume.asked", another.Until.UtcDateTime)),
            _ => CommandAnswer.Explain(words.Language, words["resume.not-halted"]),
        };
    }
}
