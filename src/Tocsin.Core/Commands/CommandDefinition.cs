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
    /// <summary>In the order in which they are typed; the last that is not named takes the rest of the line.</summary>
    public IReadOnlyList<CommandOption> Options { get; init; } = [];

    /// <summary>The option that takes the address of one of the bot's messages; null where none does.</summary>
    /// <remarks>A platform may offer such a command on the message itself, under the words of <see cref="MenuKey"/>.</remarks>
    public string? MessageOption { get; init; }

    /// <summary>What an image or file that comes with it is called; null where it takes none.</summary>
    /// <remarks>Its words stand under <c>command.NAME.</c> and this. Where messages carry files by themselves, it is not typed.</remarks>
    public string? AttachmentOption { get; init; }

    /// <summary>The key of what it is called on a message; at most 32 characters in each language.</summary>
    public string MenuKey => $"command.{Name}.menu";

    /// <summary>Whether who got its answer may show it to everybody.</summary>
    /// <value>Default: what members may ask.</value>
    public bool IsShareable { get; init; } = Who == CommandRole.Member;

    /// <summary>The key of its description in the words.</summary>
    public string DescriptionKey => $"command.{Name}";

    /// <summary>How it is typed: <c>/latest [topic]</c>.</summary>
    public string Usage =>
        string.Join(' ', [$"/{Name}", .. Options.Select(option => option.Required ? option.Usage : $"[{option.Usage}]")]);

    /// <summary>The key of an option's description in the words.</summary>
    public string OptionKey(CommandOption option) => $"command.{Name}.{option.Name}";

    /// <summary>The key of what one of an option's fixed values is called.</summary>
    public string ChoiceKey(CommandOption option, string value) => $"{OptionKey(option)}.{value}";

    [GeneratedRegex("^[a-z0-9_]{1,32}$", RegexOptions.NonBacktracking)]
    internal static partial Regex NameForm();
}

/// <summary>One value of a command.</summary>
/// <param name="Name">Lower-case letters.</param>
/// <param name="Required">Whether the command makes no sense without it.</param>
/// <param name="Completes">What a platform with completion may offer while a person types it.</param>
public sealed record CommandOption(string Name, bool Required = false, OptionCompletion Completes = OptionCompletion.None)
{
    private readonly bool _isWord;

    /// <summary>Whether it is typed as <c>name:value</c> or <c>name:"several words"</c>, anywhere before the free text (see <see cref="CommandArguments"/>).</summary>
    public bool Named { get; init; }

    /// <summary>Its only values, where it has such; what people call them stands in the words under <see cref="CommandDefinition.ChoiceKey"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether it is one word, so that named options may follow it; free text may be anything.</summary>
    /// <value>Default: true for what completes or has fixed values.</value>
    public bool IsWord
    {
        get => _isWord || Choices.Count > 0 || Completes != OptionCompletion.None;
        init => _isWord = value;
    }

    /// <summary>How it is typed.</summary>
    public string Usage => Named ? $"{Name}:…" : Choices.Count > 0 ? string.Join('|', Choices) : Name;

    /// <summary>It with a value, as part of a line.</summary>
    public string Written(string value) => Named ? NamedOption.Write(Name, value) : value;
}

/// <summary>Where proposals for an option come from.</summary>
public enum OptionCompletion
{
    None,
    Article,
    Topic,
    Campaign,
    Language,
    Schedule,
    Post,
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
