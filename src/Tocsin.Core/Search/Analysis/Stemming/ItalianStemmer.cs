namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Italian: the final vowel carries gender and number; adverbs and the commonest verb endings go with it.</summary>
internal static class ItalianStemmer
{
    private static readonly SuffixRules Derived = new(4,
        "amente mente azioni>azion azione>azion amenti>ament amento>ament ando endo avano evano ivano arono erono irono ato ata ati ate uto uta uti ute ito ita iti ite are ere ire");

    private static readonly SuffixRules Endings = new(3, "ghi>g ghe>g chi>c che>c ie io ia ii i e o a");

    public static int Stem(Span<char> word, int length)
    {
        var shorter = Derived.Apply(word, length);
        return shorter < length ? shorter : Endings.Apply(word, length);
    }
}
