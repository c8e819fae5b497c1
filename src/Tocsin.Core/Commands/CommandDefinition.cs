using System.Text.RegularExpressions;

namespace Tocsin.Core.Commands;

/// <summary>A command as people know it: defined once here, registered from here by every platform.</summary>
/// <remarks>
/// What it says about itself stands in the words of each language, under <c>command.NAME</c> (its description) and
/// <c>command.NAME.OPTION</c> (an option's). Names fit both platforms: <c>[a-z0-9_]{1,32}</c>
/// (core.telegram.org/bots/api#botcommand).
/// </remarks>
/// <param name="Name">Without the slash.</param>
/// <param name="Who">The least that a person must be to use it.</param>
public sealed partial record CommandDefinition(string Name, CommandRole Who)
{
    /// <summary>In the order in which they are typed; the last takes the rest of the line.</summary>
    public IReadOnlyList<CommandOption> Options { get; init; } = [];

    /// <summary>The key of its description in the words.</summary>
    public string DescriptionKey => $"command.{Name}";

    /// <summary>How it is typed: <c>/latest [topic]</c>.</summary>
    public string Usage =>
        string.Join(' ', [$"/{Name}", .. Options.Select(option => option.Required ? option.Name : $"[{option.Name}]")]);

    /// <summary>The key of an option's description in the words.</summary>
    public string OptionKey(CommandOption option) => $"command.{Name}.{option.Name}";

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.NonBacktracking)]
    internal static partial Regex NameForm();
}

/// <summary>One value of a command.</summary>
/// <param name="Name">Lower-case letters.</param>
/// <param name="Required">Whether the command makes no sense without it.</param>
/// <param name="Completes">What a platform with completion may offer while a person types it.</param>
public sealed record CommandOption(string Name, bool Required = false, OptionCompletion Completes = OptionCompletion.None);

/// <summary>Where proposals for an option come from.</summary>
public enum OptionCompletion
{
    None,
    Article,
    Topic,
    Campaign,
    Language,
}

/// <summary>Who may use a command; each includes those before it.</summary>
public enum CommandRole
{
    Member,
    ChatAdmin,
    Organizer,
    Approver,
    Owner,
}
