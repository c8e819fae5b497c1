using System.Collections.Frozen;
using System.Reflection;

namespace Tocsin.Core.Search.Analysis;

/// <summary>The words that say little, by language, folded; they are weighed lower, never dropped.</summary>
internal static class StopWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Lists = Read();

    public static IEnumerable<string> Languages => Lists.Keys;

    public static FrozenSet<string> Of(string language) => Lists.GetValueOrDefault(language, FrozenSet<string>.Empty);

    private static FrozenDictionary<string, FrozenSet<string>> Read()
    {
        using var stream = Assembly.GetExecutingAssembly()
            .GetManifestResourceStream("Tocsin.Core.Search.Analysis.StopWords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenDictionary(words => words[0], words => words.Skip(1).Select(word => FoldTable.Fold(word)).ToFrozenSet());
    }
}
