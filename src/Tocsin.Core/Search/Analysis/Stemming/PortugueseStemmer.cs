namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Portuguese: number, gender, adverbs and the commonest verb endings.</summary>
internal static class PortugueseStemmer
{
    private static readonly SuffixRules Derived = new(4, "amente mente acoes>acao oes>ao aes>ao ais>al eis>el ois>ol res>r zes>z ns>m");
    private static readonly SuffixRules Verbs = new(4, "aram eram iram avam ando endo indo ados adas idos idas ado ada ido ida ava");
    private static readonly SuffixRules Endings = new(3, "os as es o a e s");

    public static int Stem(Span<char> word, int length)
    {
        length = Derived.Apply(word, length);
        var shorter = Verbs.Apply(word, length);
        return shorter < length ? shorter : Endings.Apply(word, length);
    }
}
