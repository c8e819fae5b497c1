namespace Tocsin.Tests.Search;

/// <summary>Names: found under each spelling, and behind an Arabic "in" or "and".</summary>
public sealed class NameSearchTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new(1000, ["aleppo", "alep", "حلب"], ["idlib", "ادلب"]);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Finds_and_leaves_out_a_name_in_a_field_under_any_of_its_spellings()
    {
        _fixture.Archive.Put("The councils of Aleppo", "A garden.", topics: ["Aleppo"]);
        _fixture.Archive.Put("Alep, la ville", "Un garden.", "fr");
        _fixture.Archive.Put("Garden", "A garden.");

        Assert.Equal(2, (await _fixture.TitlesAsync("title:alep")).Length);
        Assert.Single(await _fixture.TitlesAsync("title:\"alep\""));
        Assert.Single(await _fixture.TitlesAsync("topic:alep"));
        Assert.Equal(["Garden"], await _fixture.TitlesAsync("garden -alep"));
        Assert.Equal(2, (await _fixture.TitlesAsync("garden -\"alep\"")).Length);
    }

    [Theory]
    [InlineData("حلب")]
    [InlineData("وحلب")]
    [InlineData("بحلب")]
    [InlineData("الحلب")]
    public async Task Finds_a_name_behind_arabic_prefixes_under_any_of_its_spellings(string typed)
    {
        _fixture.Archive.Put("واحد", "هذا نص عن حلب اليوم.", "ar");
        _fixture.Archive.Put("One", "A text on Aleppo.");

        Assert.Equal(["One", "واحد"], (await _fixture.TitlesAsync(typed)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Looks_behind_an_arabic_prefix_only_for_a_word_that_is_unknown()
    {
        _fixture.Archive.Put("واحد", "هذا مستشفى كبير.", "ar");
        _fixture.Archive.Put("اثنان", "هذا باب كبير.", "ar");

        Assert.Equal(["واحد"], await _fixture.TitlesAsync("بمستشفى", "ar"));
        Assert.Equal(["اثنان"], await _fixture.TitlesAsync("باب", "ar"));
    }
}
