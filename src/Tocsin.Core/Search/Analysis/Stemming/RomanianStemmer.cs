namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Romanian: the article at the end of the noun, case, number and the commonest verb endings.</summary>
internal static class RomanianStemmer
{
    private static readonly SuffixRules Articles = new(3,
        "iilor iunilor>iune ilor elor ului iului iile ile iei ele ii ul lor ei ea ia ie le ua");

    private static readonly SuffixRules Verbs = new(4, "eaza easca esc este ara ase au and ind ati ate ata at ut uta it ita");
    private static readonly SuffixRules Vowel = new(3, "iu a e i o u");

    public static int Stem(Span<char> word, int length)
    {
        length = Articles.Apply(word, length);
        length = Verbs.Apply(word, length);
        return Vowel.Apply(word, length);
    }
}
