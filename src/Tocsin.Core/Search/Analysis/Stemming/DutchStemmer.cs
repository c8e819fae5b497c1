namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Dutch: plurals and adjective endings.</summary>
internal static class DutchStemmer
{
    private static readonly SuffixRules Endings = new(4, "heden>heid en e s");

    public static int Stem(Span<char> word, int length)
    {
        length = Endings.Apply(word, length);
        return length > 4 && word[length - 1] == word[length - 2] && !"aeiou".AsSpan().Contains(word[length - 1]) ? length - 1 : length;
    }
}
