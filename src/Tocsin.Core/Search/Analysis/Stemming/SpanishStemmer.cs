namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Spanish: number, gender and the commonest endings of nouns, adverbs and verbs.</summary>
internal static class SpanishStemmer
{
    private static readonly SuffixRules Derived = new(4,
        "aciones>acion amientos>ar amiento>ar imientos>ir imiento>ir amente mente idades>idad");

    private static readonly SuffixRules Verbs = new(4,
        "aron ieron aban ando iendo ados adas idos idas ado ada ido ida aba aran eran iran ara era ira");

    private static readonly SuffixRules Endings = new(3, "ces>z eses>es es os as o a e");

    public static int Stem(Span<char> word, int length)
    {
        length = Derived.Apply(word, length);
        var shorter = Verbs.Apply(word, length);
        return shorter < length ? shorter : Infinitive(word, Endings.Apply(word, length), length);
    }

    private static int Infinitive(Span<char> word, int length, int before) =>
        length == before && length > 5 && word[length - 1] == 'r' && word[length - 2] is ('a' or 'e' or 'i') ? length - 2 : length;
}
