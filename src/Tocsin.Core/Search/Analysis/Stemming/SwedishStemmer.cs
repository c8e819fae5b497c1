namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Swedish: the article at the end, plural and case.</summary>
internal static class SwedishStemmer
{
    private static readonly SuffixRules Endings = new(4, "arnas ernas ornas arna erna orna andet arens ets ens et en ar er or na as es a e s");

    public static int Stem(Span<char> word, int length) => Endings.Apply(word, length);
}
