using Tocsin.Core.Text.Sentences;

namespace Tocsin.Tests.Text;

public sealed class SentenceSegmenterProperties
{
    private const string Alphabet = "aB.cD !?…\"«»“”'’()[]\n\r 1٢,;:—-•。！「」中あд.Ж؟مد\u202Aé\uD83D\uDE00";

    private static readonly string[] Pieces =
        ["Mr. ", "U.S. ", "The end", ". ", "…", " \"Yes.\" ", "(no.)", "1. ", "2) ", "• ", "\n", "\n\n", "p. 5", "www.a.Bc ", "。", "「はい。」", "؟ ", "د. ", "12. Mai "];

    [Theory]
    [InlineData("en"), InlineData("fr"), InlineData("es"), InlineData("de"), InlineData("it"), InlineData("pt"), InlineData("ar")]
    [InlineData("fa"), InlineData("ru"), InlineData("tr"), InlineData("el"), InlineData("zh"), InlineData("ja"), InlineData(null)]
    public void The_sentences_joined_are_the_text(string? language)
    {
        var random = new Random(language?[0] ?? 7);
        for (var round = 0; round < 2000; round++)
        {
            var text = round % 2 == 0
                ? string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => Alphabet[random.Next(Alphabet.Length)]))
                : string.Concat(Enumerable.Range(0, random.Next(25)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            CheckWhole(text, language);
        }
    }

    [Fact]
    public void Takes_time_in_proportion_to_hostile_texts()
    {
        // Each would take minutes if any rule looked back or ahead without bound.
        foreach (var piece in new[] { "(", "\"", ".", ". ", "1. ", "a.A", "A.b", "[.", "«", "\n", "x\n", "' ", "A. " })
        {
            CheckWhole(string.Concat(Enumerable.Repeat(piece, 100_000)), "en");
        }
    }

    private static void CheckWhole(string text, string? language)
    {
        var end = 0;
        foreach (var span in SentenceSegmenter.Split(text, language))
        {
            Assert.True(span.Length > 0 && span.Start >= end && span.End <= text.Length, text);
            Assert.True(text.AsSpan(end, span.Start - end).Trim("\uFEFF\u200B").IsWhiteSpace() || Blank(text[end..span.Start]), text);
            Assert.False(char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]), text);
            end = span.End;
        }

        Assert.True(Blank(text[end..]), text);
    }

    private static bool Blank(string text) => text.All(c => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B');
}
