using Tocsin.Core.Organizers.Appointing;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers;

/// <summary><c>/join CODE</c>: somebody takes up an appointment, from an account of their own.</summary>
internal sealed class JoinCommand(Appointments appointments) : ICommand
{
    public CommandDefinition Definition { get; } = new("join", CommandRole.Member)
    {
        Options = [new CommandOption("code", Required: true)],
        IsShareable = false,
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        if (call.Request.Person is not { } person)
        {
            return CommandAnswer.Explain(words.Language, words["join.nobody"]);
        }

        return await appointments.JoinAsync(person, call.Arguments, cancellationToken) switch
        {
            JoinOutcome.Joined joined => CommandAnswer.Say(
                words.Language,
                words.Format("join.done", joined.Actor.Name, words[$"organizers.role.{joined.Actor.Role.ToString().ToLowerInvariant()}"])),
            JoinOutcome.Wait wait => CommandAnswer.Explain(
                words.Language, words.Count("join.wait", (long)Math.Ceiling(wait.Left.TotalMinutes))),
            JoinOutcome.IsKnown known => CommandAnswer.Explain(words.Language, words.Format("join.known", known.Actor.Name)),
            _ => CommandAnswer.Explain(words.Language, words["join.wrong"]),
        };
    }
}
