using Tocsin.Core.Corrections;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers.Corrections;

/// <summary><c>/recall</c>: takes posts back, at once; a notice stands in their place, or nothing with <c>delete</c>.</summary>
internal sealed class RecallCommand(CorrectionDesk desk) : ICommand
{
    public CommandDefinition Definition { get; } = new("recall", CommandRole.Organizer)
    {
        Options =
        [
            .. CorrectionTargetOptions.All,
            new CommandOption("reason") { Named = true },
            new CommandOption("how") { Choices = ["delete"] },
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

        return CorrectionAnswers.Of(
            await desk.RecallAsync(target, deletes: how == "delete", call.Options.GetValueOrDefault("reason"), call.Actor!, cancellationToken),
            call.Language);
    }
}
