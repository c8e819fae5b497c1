namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Hebrew: the article and the plural.</summary>
internal static class HebrewStemmer
{
    private static readonly SuffixRules Endings = new(3, "ים ות יה");

    public static int Stem(Span<char> word, int length)
    {
        if (length > 4 && word[0] == 'ה')
        {
            word[1..length].CopyTo(word);
            length--;
        }

        return Endings.Apply(word, length);
    }
}
