namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Turkish: plural, possession and case at the end of nouns, layer by layer.</summary>
internal static class TurkishStemmer
{
    private static readonly SuffixRules Copula = new(4, "mistir mustur dirlar dirler maktadir mektedir tadir tedir dadir dedir dir dur tir tur mis mus di du ti tu");

    private static readonly SuffixRules Case = new(3,
        "sindan sinden sundan sunden sinda sinde sunda sunde ndan nden nda nde dan den tan ten da de ta te "
        + "sinin sunun nin nun in un sini sunu sina sine suna sune ini unu ina ine una une yla yle yi yu ya ye ni nu na ne");

    private static readonly SuffixRules Possession = new(3, "lari leri imiz umuz iniz unuz si su im um i u a e");
    private static readonly SuffixRules Plural = new(3, "lari leri lar ler");

    public static int Stem(Span<char> word, int length)
    {
        length = Copula.Apply(word, length);
        var shorter = Plural.Apply(word, Layer(word, length));
        return shorter < length ? Layer(word, shorter) : shorter;
    }

    private static int Layer(Span<char> word, int length) => Possession.Apply(word, Case.Apply(word, length));
}
