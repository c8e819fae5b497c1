using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Cards;
using Tocsin.Core.Commands.Completing;
using Tocsin.Tests.Search;

namespace Tocsin.Tests.Commands.Completing;

public sealed class ArticleProposalsTests : IAsyncLifetime
{
    private readonly SearchFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _fixture.Archive.Put("Harbour walls", "Text.", topics: ["Harbours"], authors: ["Hana Árbol"], published: "2015-01-01");
        _fixture.Archive.Put("Elsewhere", "The harbour is in the text only, with a lantern.");
        _fixture.Archive.Put("Walls of 1848", "Text.", published: "2014-01-01");
        await _fixture.RefreshAsync();
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Words_become_topics_authors_and_titles_that_have_them()
    {
        Assert.Equal(["Topic: Harbours (1) → topic:\"Harbours\"", "Harbour walls → Harbour walls"], await ProposeAsync("words", "harb"));
        Assert.Equal(["Author: Hana Árbol (1) → author:\"Hana Árbol\""], await ProposeAsync("words", "arb"));
        Assert.Equal("Thème : Harbours (1) → topic:\"Harbours\"", (await ProposeAsync("words", "harb", "fr"))[0]);
        Assert.Empty(await ProposeAsync("words", "lantern"));
        Assert.Empty(await ProposeAsync("words", " "));
    }

    [Fact]
    public async Task What_is_proposed_finds_what_it_names()
    {
        var topic = (await ProposeAsync("words", "harb"))[0].Split(" → ")[1];

        Assert.Equal(["Harbour walls"], await _fixture.TitlesAsync(topic));
    }

    [Fact]
    public async Task A_title_longer_than_a_platform_takes_is_proposed_all_the_same()
    {
        var title = string.Join(' ', Enumerable.Repeat("very", 30).Prepend("Quinces")) + " long";
        _fixture.Archive.Put(title, "Text.");
        await _fixture.RefreshAsync();

        var proposal = Assert.Single(await new ArticleProposals(_fixture.Search, _fixture.Archive)
            .ProposeAsync(new CommandOption("words"), "quin", "en", 25, Cancel));

        Assert.Equal(title, proposal.Shown);
        Assert.InRange(proposal.Value.Length, 50, 100);
        Assert.StartsWith(proposal.Value + " ", title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("#1")]
    [InlineData("١")]
    public async Task The_article_of_exactly_this_number_stands_first(string typed) =>
        Assert.Equal("1. Harbour walls → 1", (await ProposeAsync("number", typed))[0]);

    [Fact]
    public async Task Numbers_are_found_by_titles_and_else_by_texts()
    {
        Assert.Equal(["1. Harbour walls → 1", "3. Walls of 1848 → 3"], await ProposeAsync("number", "wall"));
        Assert.Equal(["3. Walls of 1848 → 3"], await ProposeAsync("number", "18"));
        Assert.Equal(["2. Elsewhere → 2"], await ProposeAsync("number", "lante"));
        Assert.Empty(await ProposeAsync("number", "999"));
    }

    [Fact]
    public async Task Cards_are_found_by_a_word_that_is_half_typed()
    {
        var cards = new ArticleCards(_fixture.Search, TimeProvider.System);

        Assert.Equal(["Elsewhere"], (await cards.FindAsync("lante", "en", 5, 0, Cancel)).Cards.Select(card => card.Title));
    }

    private async Task<string[]> ProposeAsync(string option, string typed, string language = "en") =>
    [
        .. (await new ArticleProposals(_fixture.Search, _fixture.Archive).ProposeAsync(new CommandOption(option), typed, language, 25, Cancel))
            .Select(proposal => $"{proposal.Shown} → {proposal.Value}"),
    ];
}
