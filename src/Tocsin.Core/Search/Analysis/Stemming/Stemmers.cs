using System.Collections.Frozen;

namespace Tocsin.Core.Search.Analysis.Stemming;

/// <summary>Shortens a folded word in place and returns its new length.</summary>
internal delegate int Stemmer(Span<char> word, int length);

/// <summary>The light stemmer of each language; a language without one keeps its words as they are.</summary>
internal static class Stemmers
{
    private static readonly FrozenDictionary<string, Stemmer> All = new Dictionary<string, Stemmer>
    {
        ["ar"] = ArabicStemmer.Stem,
        ["de"] = GermanStemmer.Stem,
        ["el"] = GreekStemmer.Stem,
        ["en"] = EnglishStemmer.Stem,
        ["es"] = SpanishStemmer.Stem,
        ["fa"] = PersianStemmer.Stem,
        ["fr"] = FrenchStemmer.Stem,
        ["he"] = HebrewStemmer.Stem,
        ["hi"] = HindiStemmer.Stem,
        ["it"] = ItalianStemmer.Stem,
        ["nl"] = DutchStemmer.Stem,
        ["pt"] = PortugueseStemmer.Stem,
        ["ro"] = RomanianStemmer.Stem,
        ["ru"] = RussianStemmer.Stem,
        ["sv"] = SwedishStemmer.Stem,
        ["tr"] = TurkishStemmer.Stem,
        ["uk"] = RussianStemmer.Stem,
    }.ToFrozenDictionary();

    public static Stemmer For(string language) => All.GetValueOrDefault(language, static (_, length) => length);
}
