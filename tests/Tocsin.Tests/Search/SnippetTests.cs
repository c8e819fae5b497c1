using System.Globalization;
using Tocsin.Core.Search;

namespace Tocsin.Tests.Search;

public sealed class SnippetTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("en", "The old mill grinds corn. Nobody goes there now.", "mills", "mill")]
    [InlineData("fr", "Rien ici. Le vieux moulin de l’hôpital tourne.", "moulins hopital", "moulin|l’hôpital")]
    [InlineData("ar", "لا شيء هنا. تعمل الطاحونة القديمة في القرية.", "طاحونة", "الطاحونة")]
    [InlineData("zh", "这里没有东西。老磨坊在村里。", "老磨坊", "老磨坊")]
    [InlineData("th", "โรงสีเก่าอยู่ในหมู่บ้าน", "โรงสี", "โรงสี")]
    [InlineData("hi", "यहाँ कुछ नहीं है। पुरानी चक्की गाँव में है।", "चक्की", "चक्की")]
    [InlineData("ru", "Здесь ничего нет. Старые мельницы стоят у реки.", "мельница", "мельницы")]
    [InlineData("en", "All of the mills of the village stand by the river.", "the mills of the river", "mills|river")]
    [InlineData("en", "All of the mills of the village stand by the river.", "\"of the village\" mill", "of|the|mills|of|the|village|the")]
    [InlineData("en", "To be or not to be, that is asked.", "to be or not to be", "To|be|or|not|to|be")]
    [InlineData("en", "To be or not to be, that is asked.", "not to be zzyzzxqw", "To|be|not|to|be")]
    [InlineData("en", "Cafe\u0301 culture 👩‍👩‍👧 thrives.", "café", "Cafe\u0301")]
    public async Task Marks_the_words_to_the_letter_in_every_script(string language, string body, string query, string marked)
    {
        _fixture.Archive.Put("X", body, language);

        var snippet = (await _fixture.AskAsync(query, language)).Hits[0].Snippet;

        Assert.Equal(marked, string.Join('|', snippet.Marks.Select(mark => snippet.Text.Substring(mark.Start, mark.Length))));
        Assert.Contains(snippet.Text.Trim('…'), body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cuts_a_long_text_between_whole_characters_around_its_matches()
    {
        var random = new Random(3);
        string[] pieces = ["word", "e\u0301", "👩‍👩‍👧", "🟥", "ก้", "क्ष", "中", "نَص", " ", " ", ", "];
        for (var i = 0; i < 60; i++)
        {
            var before = string.Concat(Enumerable.Range(0, random.Next(900)).Select(_ => pieces[random.Next(pieces.Length)]));
            var after = string.Concat(Enumerable.Range(0, random.Next(900)).Select(_ => pieces[random.Next(pieces.Length)]));
            _fixture.Archive.Put($"T{i}", $"{before} zephyr {after}", i % 2 == 0 ? "en" : "th");
        }

        var answer = await _fixture.AskAsync("zephyr", limit: 100);

        Assert.Equal(60, answer.Hits.Count);
        Assert.All(answer.Hits, hit => AssertWhole(hit.Snippet, string.Join('\n', hit.Article.Content.Paragraphs)));
    }

    private static void AssertWhole(Snippet snippet, string body)
    {
        var text = snippet.Text.Trim('…');
        var at = body.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0);
        Assert.InRange(snippet.Text.Length, 1, 400);
        Assert.Contains(snippet.Marks, mark => snippet.Text.Substring(mark.Start, mark.Length) == "zephyr");
        Assert.False(char.IsLowSurrogate(text[0]) || char.IsHighSurrogate(text[^1]));
        Assert.False(IsMark(text[0]) && at > 0);
        Assert.False(at + text.Length < body.Length && IsMark(body[at + text.Length]));
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
