using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Tocsin.Core.Sources.Languages;

/// <summary>Tells languages in Latin script apart by which one's common words make up the text.</summary>
/// <remarks>
/// In running text a third to a half of all words are common ones. A word that several languages share counts less for each
/// of them. Languages that no group here reads are listed too: without Dutch, Dutch would pass for German.
/// </remarks>
internal static partial class LatinLanguages
{
    private const int FewestHits = 3;
    private const double SmallestShare = 0.12;
    private const double SmallestLead = 1.25;

    private static readonly string[][] Lists = Read();
    private static readonly string[] Languages = [.. Lists.Select(list => list[0])];
    private static readonly FrozenDictionary<string, int[]> Words = Lists
        .SelectMany((list, language) => list.Skip(1).Distinct().Select(word => (word, language)))
        .GroupBy(entry => entry.word, entry => entry.language)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    public static string? Detect(string text) => IsTurkish(text) ? "tr" : ByWords(text);

    // Turkish joins its common words to others, but hardly a sentence is without ı or ğ; Azerbaijani, which has them too, has ə.
    private static bool IsTurkish(string text)
    {
        var telling = text.Count(sign => sign is 'ı' or 'ğ');
        return telling >= 3 && telling * 60 > text.Length && !text.Contains('ə', StringComparison.OrdinalIgnoreCase);
    }

    private static string? ByWords(string text)
    {
        var scores = new double[Languages.Length];
        var hits = new int[Languages.Length];
        var words = 0;
        foreach (var match in Word().EnumerateMatches(text))
        {
            words++;
            if (Words.TryGetValue(text.Substring(match.Index, match.Length).ToLowerInvariant(), out var languages))
            {
                foreach (var language in languages)
                {
                    hits[language]++;
                    scores[language] += 1 / Math.Sqrt(languages.Length);
                }
            }
        }

        var order = Enumerable.Range(0, Languages.Length).OrderByDescending(language => scores[language]).ToArray();
        var best = order[0];
        return hits[best] >= FewestHits && hits[best] >= words * SmallestShare && scores[best] >= scores[order[1]] * SmallestLead
            ? Languages[best]
            : null;
    }

    private static string[][] Read()
    {
        using var file = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(LatinLanguages), "CommonWords.txt")!);
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))];
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
