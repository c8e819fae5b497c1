namespace Tocsin.Tests.Search;

/// <summary>Scripts without spaces, one character at a time, and the two ways to write a nasal in Devanagari.</summary>
public sealed class ScriptSearchTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("井戸がある。", "戸", "[1+1]")]
    [InlineData("清潔な飲水。", "水", "[4+1]")]
    [InlineData("水を飲む。", "水", "[0+1]")]
    [InlineData("清潔な飲水。", "\"水\"", "[4+1]")]
    [InlineData("우리 물.", "물", "[3+1]")]
    public async Task Finds_one_character_wherever_it_stands_and_marks_it_alone(string text, string typed, string marks)
    {
        _fixture.Archive.Put("一", text, "ja");
        _fixture.Archive.Put("二", "何もない。", "ja");

        var answer = await _fixture.AskAsync(typed);

        Assert.Equal(["一"], answer.Hits.Select(hit => hit.Article.Content.Title));
        Assert.Equal(marks, string.Concat(answer.Hits[0].Snippet.Marks.Select(mark => $"[{mark.Start}+{mark.Length}]")));
    }

    [Fact]
    public async Task Leaves_out_what_has_a_character_and_finds_it_in_a_title()
    {
        _fixture.Archive.Put("飲水", "清潔な飲水。", "ja");
        _fixture.Archive.Put("二", "清潔な井戸。", "ja");

        Assert.Equal(["二"], await _fixture.TitlesAsync("清潔 -水"));
        Assert.Equal(["飲水"], await _fixture.TitlesAsync("title:水"));
        Assert.Equal(["飲水"], await _fixture.TitlesAsync("\"清潔な飲水\""));
    }

    [Theory]
    [InlineData("हिन्दी", "हिंदी")]
    [InlineData("भूकंप", "भूकम्प")]
    [InlineData("पञ्च", "पंच")]
    public async Task Takes_both_ways_to_write_a_nasal_for_one(string written, string typed)
    {
        _fixture.Archive.Put("एक", $"यह {written} है।", "hi");

        Assert.Equal(["एक"], await _fixture.TitlesAsync(typed, "hi"));
    }
}
