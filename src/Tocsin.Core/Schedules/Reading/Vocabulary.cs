using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Schedules.Reading;

/// <summary>What the words of a rule mean, in all languages at once: people mix them, and no word of one contradicts another's.</summary>
internal static class Vocabulary
{
    /// <summary>The words in the longest phrase.</summary>
    public const int LongestPhrase = 5;

    private static readonly FrozenDictionary<string, (TokenKind Kind, int Value)> Meanings = Read()
        .GroupBy(entry => RuleText.Fold(entry.Phrase))
        .ToFrozenDictionary(group => group.Key, group => (group.First().Kind, group.First().Value));

    /// <summary>Words as a person writes them, to suggest in the place of a mistyped one.</summary>
    private static readonly string[] Spellings = [.. Read().Select(entry => entry.Phrase).Where(phrase => phrase.Length > 2).Distinct()];

    /// <summary>The meaning of a folded word or phrase; null when it has none.</summary>
    public static (TokenKind Kind, int Value)? Find(string folded) =>
        Meanings.TryGetValue(folded, out var meaning) ? meaning : null;

    public static string? NearestTo(string word) => Nearest.Of(word, Spellings);

    /// <summary>Every phrase with its meaning, for the test that looks for contradictions.</summary>
    internal static IEnumerable<(string Phrase, TokenKind Kind, int Value)> Read() => Words.Languages.SelectMany(Read);

    private static IEnumerable<(string Phrase, TokenKind Kind, int Value)> Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream($"Tocsin.Core.Schedules.Reading.Vocabulary.{language}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split(" = ") is not [var meaning, var phrases])
            {
                continue;
            }

            var parts = meaning.Split(' ');
            var kind = Enum.Parse<TokenKind>(parts[0].Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            var value = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
            foreach (var phrase in phrases.Split(',', StringSplitOptions.TrimEntries))
            {
                yield return (phrase, kind, value);
            }
        }
    }
}
