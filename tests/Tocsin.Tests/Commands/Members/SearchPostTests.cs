using Tocsin.Cli;
using Tocsin.Core.Commands.Members;
using Tocsin.Core.Posts;
using Tocsin.Core.Search;
using Tocsin.Discord.Rendering;
using Tocsin.LocalChat;
using Tocsin.Tests.Search;

namespace Tocsin.Tests.Commands.Members;

public sealed class SearchPostTests : IAsyncLifetime
{
    private readonly SearchFixture _fixture = new();

    public async ValueTask InitializeAsync()
    {
        for (var number = 1; number <= 6; number++)
        {
            _fixture.Archive.Put($"Alep {number}", "La ville et ses lanternes.", "fr", "2016-05-01", topics: ["Eau"]);
        }

        _fixture.Archive.Put("حلب", "Alep في الشمال.", "ar");
        _fixture.Archive.Put("Water", "Water in the city.", "en");
        await _fixture.RefreshAsync();
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Theory]
    [InlineData("en", "No result in English; 6 in French, 1 in Arabic.")]
    [InlineData("es", "Ningún resultado en español; 6 en francés, 1 en árabe.")]
    [InlineData("de", "No result in German; 6 in French, 1 in Arabic.")]
    public async Task Says_above_the_hits_that_none_is_in_the_readers_language_and_where_they_are(string language, string sentence)
    {
        var post = await PostAsync("alep", language);

        Assert.Equal(sentence, Text(post.Blocks[0]));
        Assert.Contains("Alep", Text(post.Blocks[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_first_that_the_index_is_being_made()
    {
        var answer = await _fixture.Search.SearchAsync(new SearchRequest("alep", "fr"), TestContext.Current.CancellationToken);

        var post = SearchPost.Compose(answer with { IndexedSoFar = 5 }, new Paging(1, "alep"), new DateOnly(2026, 11, 29), "fr");

        Assert.Equal("L’index de recherche est en cours de reconstruction. Articles déjà trouvables : 5.", Text(post.Blocks[0]));
    }

    [Theory]
    [InlineData("fr", "alep", 1)]
    [InlineData("en", "lang:fr alep", 1)]
    [InlineData("en", "alep", 9)]
    [InlineData("en", "water", 9)]
    [InlineData("en", "https://example.org/articles/1", 1)]
    [InlineData("und", "alep", 1)]
    public async Task Says_no_such_thing_where_it_would_be_no_news(string language, string query, int page)
    {
        var post = await PostAsync(query, language, page);

        Assert.DoesNotContain(post.Blocks, block => Text(block).Contains("No result in", StringComparison.Ordinal)
            || Text(block).Contains("Aucun résultat en", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Counts_by_the_languages_names()
    {
        Assert.EndsWith("French 6, Arabic 1", Text((await PostAsync("alep", "en")).Blocks[^1]), StringComparison.Ordinal);
        Assert.EndsWith("français 6, arabe 1", Text((await PostAsync("alep", "fr")).Blocks[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_are_told_the_other_languages_too()
    {
        Assert.Equal(
            [("ar", 1), ("fr", 6)],
            SearchJson.Of(await _fixture.AskAsync("alep", "en")).OtherLanguages!.Select(other => (other.Key, other.Value)).Order());
        Assert.Null(SearchJson.Of(await _fixture.AskAsync("alep", "fr")).OtherLanguages);
        Assert.Null(SearchJson.Of(await _fixture.AskAsync("alep")).OtherLanguages);
    }

    [Fact]
    public async Task A_long_question_is_not_said_whole_again()
    {
        var title = (await PostAsync(string.Join("\n", Enumerable.Repeat("lanternes", 200)), "en")).Title!;

        Assert.StartsWith("lanternes lanternes ", title, StringComparison.Ordinal);
        Assert.Contains("lanternes… — results: ", title, StringComparison.Ordinal);
        Assert.InRange(title.Length, 60, 110);
        Assert.Equal("short", Echo.Of(" short "));
        Assert.Equal(string.Concat(Enumerable.Repeat("👩‍🚒", 16)) + "…", Echo.Of(string.Concat(Enumerable.Repeat("👩‍🚒", 400))));
    }

    [Fact]
    public async Task Nothing_typed_is_answered_with_the_newest()
    {
        var post = await PostAsync("", "en");

        Assert.Equal("Newest articles — results: 8", post.Title);
        Assert.Equal("/search page:2", Assert.Single(post.Buttons).Command);
        Assert.False(new SearchCommand(_fixture.Search, TimeProvider.System).Definition.Options[0].Required);
    }

    [Fact]
    public async Task Matches_in_a_title_are_marked_and_it_stays_one_link()
    {
        var entry = Assert.IsType<PostParagraph>((await PostAsync("alep", "fr")).Blocks[0]);

        var marked = Assert.Single(entry.Spans, span => span.Style.HasFlag(PostStyle.Mark));
        Assert.Equal(("Alep", PostStyle.Bold | PostStyle.Mark), (marked.Text, marked.Style));
        Assert.NotNull(marked.Link);
        Assert.Single(Markdown.Of(entry.Spans).Split("](").Skip(1));
        Assert.Matches(@"^\d\. Alep \d <https://example\.org/articles/\d>\n", Text(entry));
    }

    [Fact]
    public async Task An_article_without_an_address_has_no_link_in_the_terminal()
    {
        _fixture.Archive.Put(new() { Url = "urn:tocsin:id:9", Title = "Quinces", Paragraphs = ["Yellow quinces."], Language = "en" });

        Assert.StartsWith("9. Quinces\n", Text((await PostAsync("quinces", "en")).Blocks[0]), StringComparison.Ordinal);
        Assert.EndsWith("A. Writer", PlainText.Of(new Post { Language = "en", Source = new("A. Writer", null, null, null, "urn:tocsin:id:9", null) })
            .Replace(" · undated", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Text(PostBlock block) => PlainText.Of(new Post { Language = "en", Blocks = [block] });

    private async Task<Post> PostAsync(string query, string language, int page = 1)
    {
        var paging = new Paging(page, query);
        return SearchPost.Compose(
            await _fixture.AskAsync(query, language, Paging.Size, paging.Offset), paging, new DateOnly(2026, 1, 1), language);
    }
}
