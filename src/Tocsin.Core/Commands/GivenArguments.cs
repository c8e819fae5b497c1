using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands;

/// <summary>What was typed after a command's name, held against what the command takes.</summary>
/// <param name="Options">The named options, fixed values in their own spelling.</param>
/// <param name="Rest">All else.</param>
/// <param name="Problem">What is missing or cannot be, in words; null when the command can answer.</param>
internal sealed record GivenArguments(IReadOnlyDictionary<string, string> Options, string Rest, string? Problem)
{
    public static GivenArguments Read(CommandDefinition command, string text, Words words)
    {
        var (given, rest) = CommandArguments.Parse(text, command.Options);
        var missing = command.Options.FirstOrDefault(
            option => option.Required && (option.Named ? !given.ContainsKey(option.Name) : rest.Length == 0));
        if (missing is not null)
        {
            return new GivenArguments(given, rest, words.Format("router.missing", command.Usage, words[command.OptionKey(missing)]));
        }

        var settled = given.ToDictionary();
        foreach (var option in command.Options.Where(option => option.Choices.Count > 0 && given.ContainsKey(option.Name)))
        {
            if (ChoiceOf(command, option, given[option.Name]) is not { } choice)
            {
                var choices = string.Join(", ", option.Choices.Select(value => CalledIn(words, command, option, value)));
                return new GivenArguments(given, rest, words.Format("router.no-such-choice", option.Name, choices));
            }

            settled[option.Name] = choice;
        }

        return new GivenArguments(settled, rest, null);
    }

    /// <summary>The fixed value that somebody means, who may write it in any language that the bot speaks.</summary>
    private static string? ChoiceOf(CommandDefinition command, CommandOption option, string typed) =>
        option.Choices.FirstOrDefault(value => value.Equals(typed, StringComparison.OrdinalIgnoreCase))
        ?? option.Choices.FirstOrDefault(value => Words.Languages.Any(
            language => CalledIn(Words.For(language), command, option, value).Equals(typed, StringComparison.OrdinalIgnoreCase)));

    private static string CalledIn(Words words, CommandDefinition command, CommandOption option, string value)
    {
        var key = command.ChoiceKey(option, value);
        return words.Keys.Contains(key) ? words[key] : value;
    }
}
