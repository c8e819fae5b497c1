using System.Collections.Frozen;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands;

/// <summary>Finds the command that a line calls, checks who calls it, and lets it answer.</summary>
/// <remarks>Safe to use from several threads. Knows nothing of platforms.</remarks>
public sealed class CommandRouter(IEnumerable<ICommand> commands)
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

        if (!_commands.TryGetValue(name, out var command))
        {
            return CommandAnswer.Explain(words.Language, Unknown(name, request.Role, words));
        }

        if (request.Role < command.Definition.Who)
        {
            return CommandAnswer.Explain(words.Language, words[RefusalKey(command.Definition.Who)]);
        }

        var missing = command.Definition.Options.FirstOrDefault(option => option.Required);
        if (missing is not null && arguments.Length == 0)
        {
            return CommandAnswer.Explain(
                words.Language,
                words.Format("router.missing", command.Definition.Usage, words[command.Definition.OptionKey(missing)]));
        }

        return await command.AnswerAsync(new CommandCall(request, arguments), cancellationToken);
    }

    private static string RefusalKey(CommandRole who) => who switch
    {
        CommandRole.ChatAdmin => "router.for-chat-admins",
        CommandRole.Organizer => "router.for-organizers",
        CommandRole.Approver => "router.for-approvers",
        _ => "router.for-owners",
    };

    private string Unknown(string name, CommandRole role, Words words)
    {
        var near = Catalogue
            .Where(command => command.Who <= role)
            .Select(command => (command.Name, Distance: EditDistance.Between(name, command.Name)))
            .Where(candidate => candidate.Distance <= 2)
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
        return near is null ? words["router.unknown"] : words.Format("router.unknown-near", near);
    }
}
