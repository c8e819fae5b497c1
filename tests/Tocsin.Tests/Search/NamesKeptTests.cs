namespace Tocsin.Tests.Search;

/// <summary>Light stemming that never merges names, and still finds plurals.</summary>
public sealed class NamesKeptTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("fr")]
    [InlineData("es")]
    [InlineData("pt")]
    [InlineData("nl")]
    [InlineData("en")]
    public async Task Keeps_names_apart_that_differ_in_an_s(string language)
    {
        _fixture.Archive.Put("Un", "xx Hama yy.", language);
        _fixture.Archive.Put("Dos", "xx Hamas yy.", language);

        Assert.Equal(["Un"], await _fixture.TitlesAsync("Hama", language));
        Assert.Equal(["Dos"], await _fixture.TitlesAsync("hamas", language));
    }

    [Theory]
    [InlineData("es", "casas", "casa")]
    [InlineData("es", "cosas", "cosa")]
    [InlineData("fr", "écoles", "école")]
    [InlineData("fr", "amis", "ami")]
    public async Task Still_finds_the_plurals_of_short_words(string language, string written, string typed)
    {
        _fixture.Archive.Put("Un", $"xx {written} yy.", language);

        Assert.Equal(["Un"], await _fixture.TitlesAsync(typed, language));
    }
}
