namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Persian: the plural and its vowel.</summary>
internal static class PersianStemmer
{
    private static readonly SuffixRules Endings = new(3, "هايي هاي ها ان ات ي");

    public static int Stem(Span<char> word, int length) => Endings.Apply(word, length);
}
