namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>German: "ae" and "ä" are one, endings of case, number and adjective go.</summary>
internal static class GermanStemmer
{
    private static readonly SuffixRules Plural = new(4, "innen>in erinnen>er");
    private static readonly SuffixRules Endings = new(3, "ern em en er es e");
    private static readonly SuffixRules Superlative = new(4, "est er en");

    public static int Stem(Span<char> word, int length)
    {
        length = Umlauts(word, length);
        length = Plural.Apply(word, length);
        var shorter = Endings.Apply(word, length);
        if (shorter == length && length > 4 && word[length - 1] == 's' && "bdfghklmnrt".AsSpan().Contains(word[length - 2]))
        {
            shorter = length - 1;
        }

        return shorter < length && shorter > 5 ? Superlative.Apply(word, shorter) : shorter;
    }

    private static int Umlauts(Span<char> word, int length)
    {
        for (var i = 1; i < length; i++)
        {
            if (word[i] == 'e' && word[i - 1] is ('a' or 'o' or 'u') && (i < 2 || !"aeoqu".AsSpan().Contains(word[i - 2])))
            {
                word[(i + 1)..length].CopyTo(word[i..]);
                length--;
            }
        }

        return length;
    }
}
