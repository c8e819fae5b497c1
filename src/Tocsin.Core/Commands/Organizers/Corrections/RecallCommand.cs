using Tocsin.Core.Corrections;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Corrections;

/// <summary><c>/recall</c>: takes posts back, at once; a notice stands in their place, or nothing with <c>delete</c>. With <c>ask</c> it asks which.</summary>
internal sealed class RecallCommand(CorrectionDesk desk) : ICommand
{
    private const string Ask = "ask";

    public CommandDefinition Definition { get; } = new("recall", CommandRole.Organizer)
    {
        Options =
        [
            .. CorrectionTargetOptions.All,
            new CommandOption("reason") { Named = true },
            new CommandOption("how") { Choices = ["delete", Ask] },
        ],
        MessageOption = "message",
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var (target, problem) = CorrectionTargetOptions.Read(call);
        var how = CorrectionTargetOptions.ChoiceOf(Definition, call.Words.ElementAtOrDefault(0));
        if (target is null || problem is not null || (call.Words.Count > 0 && how is null))
        {
            return CommandAnswer.Explain(call.Language, problem ?? words["recall.how"]);
        }

        if (how == Ask)
        {
            var (subject, unknown) = await desk.SubjectAsync(target, cancellationToken);
            return subject is null ? CommandAnswer.Explain(call.Language, unknown!.In(words)) : CommandAnswer.Of(Question(target, subject, words));
        }

        return CorrectionAnswers.Of(
            await desk.RecallAsync(target, deletes: how == "delete", call.Options.GetValueOrDefault("reason"), call.Actor!, cancellationToken),
            call.Language);
    }

    /// <summary>One touch in the organizers' room takes nothing back: the second does.</summary>
    private static Post Question(CorrectionTarget target, string subject, Words words) => new()
    {
        Language = words.Language,
        Blocks = [new PostParagraph(words.Format("recall.ask", subject))],
        Buttons =
        [
            new PostButton(words["recall.with-notice"], $"/recall {target.Text}"),
            new PostButton(words["recall.without-trace"], $"/recall {target.Text} delete"),
        ],
    };
}
