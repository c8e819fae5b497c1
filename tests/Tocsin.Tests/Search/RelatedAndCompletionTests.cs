using Tocsin.Core.Search.Completing;

namespace Tocsin.Tests.Search;

public sealed class RelatedAndCompletionTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Relates_articles_by_the_words_that_set_them_apart()
    {
        var first = _fixture.Archive.Put("Bees", "The beekeeper moves her hives to the heather for honey.");
        _fixture.Archive.Put("Honey", "Heather honey comes late; hives are heavy, says a beekeeper.");
        _fixture.Archive.Put("Trains", "The timetable changes in winter.");
        _fixture.Archive.Put("Abeilles", "La ruche est pleine de miel.", "fr");
        await _fixture.RefreshAsync();

        var related = await _fixture.Search.RelatedAsync(first, 5, TestContext.Current.CancellationToken);

        Assert.Equal(["Honey"], related.Select(article => article.Content.Title));
        Assert.Empty(await _fixture.Search.RelatedAsync(new(99), 5, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Completes_topics_authors_and_titles()
    {
        _fixture.Archive.Put("Harbour walls", "Text.", topics: ["Harbours"], authors: ["Hana Árbol"], published: "2015-01-01");
        _fixture.Archive.Put("Walls of the harbour", "Text.", topics: ["harbours"], published: "2016-01-01");
        _fixture.Archive.Put("Elsewhere", "The harbour is in the text only.");
        await _fixture.RefreshAsync();

        Assert.Equal(
            ["Topic Harbours 2", "Title Walls of the harbour 1", "Title Harbour walls 1"], await CompleteAsync("harb"));
        Assert.Equal(["Author Hana Árbol 1"], await CompleteAsync("arb"));
        Assert.Equal(["Title Walls of the harbour 1", "Title Harbour walls 1"], await CompleteAsync("walls harbou"));
        Assert.Empty(await CompleteAsync(" "));
        Assert.Empty(await CompleteAsync("zzz"));
    }

    private async Task<string[]> CompleteAsync(string prefix) =>
    [
        .. (await _fixture.Search.CompleteAsync(prefix, 8, TestContext.Current.CancellationToken))
            .Select(completion => $"{completion.Kind} {completion.Text} {completion.Articles}"),
    ];

    [Fact]
    public void Says_the_query_that_finds_it() =>
        Assert.Equal("topic:\"Sea travel\"", new Completion(CompletionKind.Topic, "Sea travel", null, 2).Query);
}
