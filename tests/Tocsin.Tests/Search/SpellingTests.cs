using Tocsin.Core.Search.Spelling;

namespace Tocsin.Tests.Search;

public sealed class SpellingTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "abcd", 1)]
    [InlineData("abc", "ab", 1)]
    [InlineData("abc", "xbc", 1)]
    [InlineData("lantern", "latnerm", 2)]
    [InlineData("", "ab", 2)]
    public void Counts_edits(string left, string right, int distance) =>
        Assert.Equal(distance, EditDistance.Of(left, right, 2));

    [Theory]
    [InlineData("lantren", "lantern")]
    [InlineData("lanten", "lantern")]
    [InlineData("llantern", "lantern")]
    [InlineData("kantern", "lantern")]
    [InlineData("hopital", "hôpital")]
    [InlineData("hopitla", "hôpital")]
    [InlineData("gardne", "garden")]
    public async Task Answers_what_was_meant_and_says_so(string typed, string meant)
    {
        _fixture.Archive.Put("One", "The lantern is in the garden.");
        _fixture.Archive.Put("Deux", "Un hôpital est dans le village.", "fr");

        var answer = await _fixture.AskAsync(typed);

        Assert.Equal(1, answer.Total);
        Assert.Equal(typed == "hopital" ? null : meant, answer.DidYouMean);
    }

    [Theory]
    [InlineData(999, null)]
    [InlineData(1_000, "while")]
    public async Task A_large_archive_knows_the_usual_words_and_takes_another_for_a_slip(int articles, string? meant)
    {
        for (var number = 1; number <= articles; number++)
        {
            _fixture.Archive.Put($"Lantern {number}", "A while ago.");
        }

        Assert.Equal(meant, (await _fixture.AskAsync("white")).DidYouMean);
    }

    [Fact]
    public async Task Puts_right_only_the_unknown_word_where_it_stands()
    {
        _fixture.Archive.Put("One", "The lantern is in the garden.");

        Assert.Equal("Garden, \"the lantern\" -house", (await _fixture.AskAsync("Garden, \"the lantren\" -house")).DidYouMean);
        Assert.Null((await _fixture.AskAsync("garden lantern")).DidYouMean);
        Assert.Null((await _fixture.AskAsync("xylophone")).DidYouMean);
    }

    [Theory]
    [InlineData("white", "while")]
    [InlineData("water", "later")]
    [InlineData("paris", "parts")]
    [InlineData("paris", "país")]
    [InlineData("iran", "eran")]
    [InlineData("usa", "use")]
    [InlineData("ngo", "ago")]
    [InlineData("refugees", "refuses")]
    [InlineData("bad", "had")]
    [InlineData("hamas", "hama")]
    [InlineData("bands", "band")]
    [InlineData("councils", "council's")]
    [InlineData("thier", "their")]
    [InlineData("بحلب", "بحسب")]
    public async Task Takes_no_word_for_a_slip_of_another(string typed, string near)
    {
        _fixture.Archive.Put("One", $"The lantern {near} the garden.", near[0] > 'z' ? "ar" : "en");

        Assert.Null((await _fixture.AskAsync(typed)).DidYouMean);
        Assert.Null((await _fixture.AskAsync($"{typed} garden")).DidYouMean);
    }

    [Theory]
    [InlineData("lang: the garden")]
    [InlineData("lang:french garden")]
    [InlineData("example.org/lantren/garden")]
    [InlineData("lantren@example.org garden")]
    public async Task Leaves_operators_and_addresses_as_typed(string typed)
    {
        _fixture.Archive.Put("One", "The long lantern is in the garden.");

        Assert.Null((await _fixture.AskAsync(typed)).DidYouMean);
    }

    [Fact]
    public async Task Leaves_a_word_alone_that_is_typed_twice()
    {
        _fixture.Archive.Put("One", "The lantern is in the garden.");
        _fixture.Archive.Put("Two", "A lanterm in the gardens.");

        Assert.Null((await _fixture.AskAsync("lantern lantern")).DidYouMean);
        Assert.Null((await _fixture.AskAsync("garden gardens lantern")).DidYouMean);
    }

    [Fact]
    public async Task Says_which_other_languages_have_answers()
    {
        _fixture.Archive.Put("Un", "Le village de Brenwick.", "fr");
        _fixture.Archive.Put("Deux", "La route de Brenwick.", "fr");
        _fixture.Archive.Put("One", "A village.", "en");

        var answer = await _fixture.AskAsync("Brenwick", "en");

        Assert.Equal(2, answer.OtherLanguages!["fr"]);
        Assert.Null((await _fixture.AskAsync("village", "en")).OtherLanguages);
    }
}
