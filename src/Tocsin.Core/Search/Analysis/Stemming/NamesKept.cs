using System.Collections.Frozen;

namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Names that end as a plural does and, cut, would be another name or word: Hamas is not Hama, Paris no bet ("pari").</summary>
internal static class NamesKept
{
    private static readonly FrozenSet<string> Names =
        FrozenSet.Create(StringComparer.Ordinal, "hamas", "homs", "paris", "abbas", "laos", "texas");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Names.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a folded word stays as it is, whatever the language.</summary>
    public static bool Has(ReadOnlySpan<char> word) => word.Length is >= 4 and <= 6 && word[^1] == 's' && Lookup.Contains(word);
}
