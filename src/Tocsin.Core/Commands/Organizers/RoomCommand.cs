using Tocsin.Core.Chats;
using Tocsin.Core.Organizers.Audit;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Organizers;

/// <summary><c>/room on</c>: organizers are told here what needs them; <c>/room off</c> ends it.</summary>
internal sealed class RoomCommand(ChatStore chats, Database database, AuditLog audit) : ICommand
{
    public CommandDefinition Definition { get; } = new("room", CommandRole.Organizer)
    {
        Options = [new CommandOption("switch", Required: true) { Choices = ["on", "off"] }],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var typed = call.Arguments.ToLowerInvariant();
        if (typed is not ("on" or "off"))
        {
            return CommandAnswer.Explain(words.Language, words.Format("room.how", typed));
        }

        var isOn = typed == "on";
        var isNew = await chats.SetRoomAsync(call.Request.Chat, isOn, new ChatSettings { Language = words.Language }, cancellationToken);
        if (isNew)
        {
            var chat = await chats.FindAsync(call.Request.Chat, cancellationToken);
            await database.WriteAsync(
                session => audit.AppendAsync(session, call.Actor!.Id, $"room.{typed}", $"chat:{chat!.Id}", ""), cancellationToken);
        }

        return CommandAnswer.Say(words.Language, words[(isOn, isNew) switch
        {
            (true, true) => "room.on",
            (true, false) => "room.is-on",
            (false, true) => "room.off",
            _ => "room.is-off",
        }]);
    }
}
