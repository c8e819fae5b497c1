namespace Tocsin.Core.Commands;

/// <summary>Takes the named options out of what follows a command's name. Pure; never fails.</summary>
/// <remarks>
/// <c>name:value</c> or <c>name:"several words"</c>, in straight, curly or angular quotes, with <c>\"</c> and <c>\\</c> for
/// themselves inside straight ones. Only names that the command has count: a URL, an hour or any other <c>word:word</c> stays
/// text. They stand anywhere before the free text, which is the last option that is not named, unless that is a single word
/// (<see cref="CommandOption.IsWord"/>): then anywhere. Free text is handed on to the letter. Of one name twice the last counts.
/// </remarks>
/// <param name="Options">The named ones given, by their names in lower case.</param>
/// <param name="Rest">All else, without white space around it.</param>
internal sealed record CommandArguments(IReadOnlyDictionary<string, string> Options, string Rest)
{
    public static CommandArguments Parse(string text, IReadOnlyList<CommandOption> options)
    {
        var named = options.Where(option => option.Named).Select(option => option.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var rest = text.Trim();
        Dictionary<string, string> given = [];
        if (named.Count == 0)
        {
            return new CommandArguments(given, rest);
        }

        var placed = options.Where(option => !option.Named).ToList();
        var wordsBeforeText = placed is [.., { IsWord: false }] ? placed.Count - 1 : int.MaxValue;
        List<string> words = [];
        while (rest.Length > 0)
        {
            if (NamedOption.ReadAt(rest, named) is { } option)
            {
                given[option.Name] = option.Value;
                rest = rest[option.Length..].TrimStart();
                continue;
            }

            if (words.Count >= wordsBeforeText)
            {
                break;
            }

            var end = NamedOption.EndOfWord(rest);
            words.Add(rest[..end]);
            rest = rest[end..].TrimStart();
        }

        return new CommandArguments(given, string.Join(' ', rest.Length > 0 ? [.. words, rest] : words));
    }
}
