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
    ];

    [Theory]
    [InlineData("lantern garden", "en")]
    [InlineData("the a un ete", "fr")]
    [InlineData("lan* x1 12", "en")]
    [InlineData("l été U.N.", "it")]
    [InlineData("中文 very*", "zh")]
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
