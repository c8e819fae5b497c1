namespace Tocsin.Core.Commands.Planning;

/// <summary><c>/pause NAME</c> and <c>/unpause NAME</c>: the two that organizers need in a hurry, in short. <c>/resume</c> lifts a halt.</summary>
internal sealed class PauseCommand(ScheduleDeeds deeds, string name, string deed) : ICommand
{
    public CommandDefinition Definition { get; } = new(name, CommandRole.Organizer)
    {
        Options = [new CommandOption("name", Completes: OptionCompletion.Schedule)],
    };

    public static PauseCommand Pause(ScheduleDeeds deeds) => new(deeds, "pause", "pause");

    public static PauseCommand Unpause(ScheduleDeeds deeds) => new(deeds, "unpause", "resume");

    public Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken) =>
        deeds.DoAsync(call, deed, call.Arguments, cancellationToken);
}
