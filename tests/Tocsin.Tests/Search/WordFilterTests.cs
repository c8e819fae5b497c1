using Tocsin.Core.Search.Analysis;
using Tocsin.Core.Search.Query;
using Tocsin.Core.Search.Ranking;
using Tocsin.Core.Search.Snippets;
using Tocsin.Core.Search.Synonyms;

namespace Tocsin.Tests.Search;

/// <summary>Passing over words by their first letters finds what reading every word finds.</summary>
public sealed class WordFilterTests
{
    private static readonly string[] Pieces =
    [
        "lantern ", "Lanterns, ", "LAN", "la ", "l", "a ", "A. ", "U.N. ", "a.b.c ", "x1 ", "12 ", "l'été ", "d'un ", "o`clock ", "lant\u00E9 ", "lante\u0301 ",
        "garden.", "gardens\n", "ga-rden ", "is in the ", "verylongwordthatneverseemstoend", "中文", "🟥 ", ", ", "  ", "\u2019s ", "'s ", "\u00AD", "_", "q",
        "trying ", "tried ", "try ", "tri ", "trial ", "tr\u00E9s ", "lam ", "lantern\u0301 ", "la\u00ADntern ", "theory ",
        "ueber ", "Uebergang ", "fuer ", "FUER ", "f\u00FCr ", "gaerten ", "g\u00E4rten. ",
    ];

    private static readonly string[] Endings =
        ["", "s", "es", "ies", "y", "ed", "ied", "ing", "ying", "e", "en", "er", "ation", "aux", "eux", "ces", "che", "ghi", "oes", "ns", "zes", "heden", "ily", "ilor", "mente", "ler"];

    [Theory]
    [InlineData("lantern garden", "en")]
    [InlineData("\"the a un ete\"", "fr")]
    [InlineData("lan* x1 12", "en")]
    [InlineData("\"l été U.N.\"", "it")]
    [InlineData("中文 very*", "zh")]
    [InlineData("try theories", "en")]
    [InlineData("über für garten", "de")]
    public void Finds_what_reading_every_word_finds(string query, string language)
    {
        var words = new MatchWords(QueryToken.Of(QueryParser.Parse(query)), language, null, SynonymTable.Empty);
        var random = new Random(11);
        var found = 0;
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => random.Next(20) == 0 ? FuzzPieces.Next(random) : Pieces[random.Next(Pieces.Length)]));

            var matches = TextMatch.Find(text, words);

            Assert.Equal(Every(text, words), matches);
            found += matches.Count;
        }

        Assert.True(found > 1000);
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("it")]
    [InlineData("nl")]
    [InlineData("pt")]
    [InlineData("ro")]
    [InlineData("sv")]
    [InlineData("tr")]
    [InlineData("und")]
    public void Passes_over_no_word_that_stemming_makes_one_with_the_query(string language)
    {
        var analyzer = Analyzer.For(language);
        var random = new Random(3);
        var passed = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var word = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.Next(4) == 0 ? 'e' : (char)random.Next('a', 'z' + 1))) + Endings[random.Next(Endings.Length)];

            var term = analyzer.Term(word, TokenKind.Word);

            Assert.True(word.Length < 2 || new WordFilter([term]).MayBegin(word), $"{word} becomes {term}");
            passed += new WordFilter(["lantern"]).MayBegin($"la{word}") ? 1 : 0;
        }

        Assert.InRange(passed, 200, 10_000);
    }

    private static List<TextMatch> Every(string text, MatchWords words)
    {
        List<TextMatch> matches = [];
        var tokens = new TokenReader(text);
        while (tokens.MoveNext())
        {
            var slot = words.SlotOf(text.AsSpan(tokens.Current.Start, tokens.Current.Length), tokens.Current.Kind);
            if (slot >= 0)
            {
                matches.Add(new(tokens.Current.Start, tokens.Current.End, slot));
            }
        }

        return matches;
    }
}
