using System.Collections.Frozen;
using Tocsin.Core.Commands.Forms;
using Tocsin.Core.Organizers;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands;

/// <summary>Finds the command that a line calls, checks who calls it, and lets it answer.</summary>
/// <remarks>
/// Safe to use from several threads. Knows nothing of platforms. What is for organizers needs somebody on the roster, whatever
/// role a platform reports; rights are checked before anything of the line is read, so that a refusal tells nothing.
/// </remarks>
/// <param name="commands">The catalogue.</param>
/// <param name="roster">Who has which right; without one nobody is an organizer.</param>
public sealed class CommandRouter(IEnumerable<ICommand> commands, Roster? roster = null)
{
    private readonly FrozenDictionary<string, ICommand> _commands =
        commands.ToFrozenDictionary(command => command.Definition.Name);

    /// <summary>Every command, in alphabetical order: what the platforms register.</summary>
    public IReadOnlyList<CommandDefinition> Catalogue { get; } =
        [.. commands.Select(command => command.Definition).OrderBy(command => command.Name, StringComparer.Ordinal)];

    /// <summary>The answer to a typed line.</summary>
    public async Task<CommandAnswer> AnswerAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        var words = Words.For(request.Language);
        if (CommandLineText.Parse(request.Text) is not var (name, arguments))
        {
            return CommandAnswer.Explain(words.Language, words["router.not-a-command"]);
        }

        var call = await CallAsync(request, arguments, cancellationToken);
        if (!_commands.TryGetValue(name, out var command))
        {
            return CommandAnswer.Explain(words.Language, Unknown(name, call, words));
        }

        if (!call.May(command.Definition.Who))
        {
            return CommandAnswer.Explain(words.Language, words[RefusalKey(command.Definition.Who)]);
        }

        var given = GivenArguments.Read(command.Definition, arguments, words);
        return given.Problem is { } problem
            ? CommandAnswer.Explain(words.Language, problem)
            : await command.AnswerAsync(call with { Arguments = given.Rest, Options = given.Options }, cancellationToken);
    }

    /// <summary>The form that a platform with forms shows instead of the answer; null where there is none, or no right to it.</summary>
    public async Task<CommandForm?> FormAsync(CommandRequest request, CancellationToken cancellationToken)
    {
        if (CommandLineText.Parse(request.Text) is not var (name, arguments) || _commands.GetValueOrDefault(name) is not IFormCommand command)
        {
            return null;
        }

        var call = await CallAsync(request, arguments, cancellationToken);
        var given = GivenArguments.Read(command.Definition, arguments, Words.For(request.Language));
        return !call.May(command.Definition.Who) || given.Problem is not null
            ? null
            : await command.FormAsync(call with { Arguments = given.Rest, Options = given.Options }, cancellationToken);
    }

    /// <summary>Whether the asker may use a command: before anything that it knows is proposed to them.</summary>
    public async Task<bool> MayUseAsync(CommandDefinition command, CommandRequest request, CancellationToken cancellationToken) =>
        command.Who == CommandRole.Member || (await CallAsync(request, "", cancellationToken)).May(command.Who);

    private async Task<CommandCall> CallAsync(CommandRequest request, string arguments, CancellationToken cancellationToken)
    {
        var actor = roster is null || request.Person is null ? null : await roster.FindAsync(request.Person, cancellationToken);
        return new CommandCall(request with { Role = RoleOf(request.Role, actor) }, arguments)
        {
            Actor = actor,
            IsChatAdmin = request.Role >= CommandRole.ChatAdmin,
        };
    }

    /// <summary>Platforms know a chat's admins and no more; everything above comes from the roster.</summary>
    private static CommandRole RoleOf(CommandRole said, Actor? actor)
    {
        var known = actor?.Role switch
        {
            OrganizerRole.Organizer => CommandRole.Organizer,
            OrganizerRole.Approver => CommandRole.Approver,
            OrganizerRole.Owner => CommandRole.Owner,
            _ => CommandRole.Member,
        };
        return said >= CommandRole.ChatAdmin && known < CommandRole.ChatAdmin ? CommandRole.ChatAdmin : known;
    }

    private static string RefusalKey(CommandRole who) => who switch
    {
        CommandRole.ChatAdmin => "router.for-chat-admins",
        CommandRole.Organizer => "router.for-organizers",
        CommandRole.Approver => "router.for-approvers",
        _ => "router.for-owners",
    };

    private string Unknown(string name, CommandCall call, Words words)
    {
        var near = Catalogue
            .Where(command => call.May(command.Who))
            .Select(command => (command.Name, Distance: EditDistance.Between(name, command.Name)))
            .Where(candidate => candidate.Distance <= 2)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return near is null ? words["router.unknown"] : words.Format("router.unknown-near", near);
    }
}
