using Tocsin.Core.Articles;

namespace Tocsin.Tests.Search;

public sealed class ArchiveSearchTests : IAsyncDisposable
{
    private readonly SearchFixture _fixture = new();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Ranks_a_word_in_the_title_above_the_same_word_in_the_body()
    {
        _fixture.Archive.Put("Gardens of the north", "The orchard was mentioned once, near the river and its mill.");
        _fixture.Archive.Put("The orchard", "Apples grow slowly, and pears grow near the river and its mill.");

        Assert.Equal(["The orchard", "Gardens of the north"], await _fixture.TitlesAsync("orchard"));
    }

    [Fact]
    public async Task A_word_beside_another_loses_no_article_where_few_articles_make_it_common()
    {
        for (var i = 1; i <= 8; i++)
        {
            _fixture.Archive.Put($"Note {i}", "The hospital stands near the river.");
        }

        _fixture.Archive.Put("The truce", "A truce was made.");

        Assert.Equal(8, (await _fixture.AskAsync("hospital", "en")).Total);
        var both = await _fixture.AskAsync("hospital truce", "en");
        Assert.Equal((9, "The truce"), (both.Total, both.Hits[0].Article.Content.Title));
    }

    [Fact]
    public async Task A_name_that_is_usual_is_no_rarer_by_a_spelling_that_few_use()
    {
        await using var fixture = new SearchFixture(1000, ["aleppo", "alep"]);
        foreach (var i in Enumerable.Range(1, 6))
        {
            fixture.Archive.Put($"English {i}", "The news of Aleppo came by night, and the river was high.");
            fixture.Archive.Put($"Français {i}", i == 1 ? "Alep, que les Anglais nomment Aleppo, et Alep encore." : "Les nouvelles d’Alep arrivent la nuit.", "fr");
        }

        Assert.All((await fixture.TitlesAsync("aleppo", "en")).Take(6), title => Assert.StartsWith("English", title, StringComparison.Ordinal));
        Assert.All((await fixture.TitlesAsync("aleppo", "fr")).Take(6), title => Assert.StartsWith("Français", title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Finds_a_word_in_any_of_its_forms_and_without_its_accents()
    {
        _fixture.Archive.Put("Les écoles", "Les écoles rouvrent, les élèves sont réunis.", "fr");

        Assert.Equal(["Les écoles"], await _fixture.TitlesAsync("ecole", "fr"));
        Assert.Equal(["Les écoles"], await _fixture.TitlesAsync("ÉLÈVE", "fr"));
        Assert.Equal(["Les écoles"], await _fixture.TitlesAsync("l’élève réuni", "fr"));
    }

    [Fact]
    public async Task Keeps_to_phrases_exclusions_prefixes_and_fields()
    {
        _fixture.Archive.Put("Alpha", "The red boat left the harbour.", topics: ["Sea travel"], authors: ["Ada Quill"]);
        _fixture.Archive.Put("Beta", "A boat that is red stays in the harbour.", topics: ["Trade"], authors: ["Ben Ink"]);

        Assert.Equal(["Alpha"], await _fixture.TitlesAsync("\"red boat\""));
        Assert.Equal(["Alpha"], await _fixture.TitlesAsync("“red boat”"));
        Assert.Equal(["Beta"], await _fixture.TitlesAsync("harbour -\"red boat\""));
        Assert.Equal(["Beta"], await _fixture.TitlesAsync("harbour -left"));
        Assert.Equal(2, (await _fixture.TitlesAsync("harb*")).Length);
        Assert.Equal(["Alpha"], await _fixture.TitlesAsync("author:quill"));
        Assert.Equal(["Alpha"], await _fixture.TitlesAsync("boat topic:\"sea travel\""));
        Assert.Equal(["Beta"], await _fixture.TitlesAsync("boat title:beta"));
        Assert.Empty(await _fixture.TitlesAsync("author:nobody"));
    }

    [Theory]
    [InlineData("🙂")]
    [InlineData("-")]
    [InlineData("\"")]
    [InlineData("؟ *")]
    public async Task Answers_signs_that_say_nothing_with_the_newest(string typed)
    {
        _fixture.Archive.Put("March", "A note on bread.", published: "2016-03-31");
        _fixture.Archive.Put("April", "A note on bread.", published: "2016-04-01");

        Assert.Equal(["April", "March"], await _fixture.TitlesAsync(typed));
    }

    [Fact]
    public async Task Finds_all_articles_behind_one_printed_link_newest_first()
    {
        var older = new ArticleContent
        {
            Url = "urn:sample:one",
            Title = "One",
            Paragraphs = ["A note."],
            Published = new DateOnly(2016, 4, 1),
            Origin = new ArticleOrigin("Note", "https://example.org/spip.php?article4492", null, null, null),
        };
        _fixture.Archive.Put(older);
        _fixture.Archive.Put(older with { Url = "https://example.net/two", Title = "Two", Published = new DateOnly(2016, 4, 2) });

        Assert.Equal(["Two", "One"], await _fixture.TitlesAsync("https://example.org/spip.php?article4492"));
        Assert.Equal(["Two", "One"], await _fixture.TitlesAsync("www.example.org/spip.php?article4492"));
        Assert.Equal(["Two"], await _fixture.TitlesAsync("example.net/two/"));
        Assert.Empty(await _fixture.TitlesAsync("https://example.org/spip.php?article1"));
    }

    [Fact]
    public async Task Leaves_out_a_language()
    {
        _fixture.Archive.Put("One", "The hospital.");
        _fixture.Archive.Put("Deux", "Le hospital.", "fr");

        Assert.Equal(["Deux"], await _fixture.TitlesAsync("hospital -lang:en"));
    }

    [Fact]
    public async Task Filters_by_day_month_year_and_language()
    {
        _fixture.Archive.Put("March", "A note on bread.", published: "2016-03-31");
        _fixture.Archive.Put("April", "A note on bread.", published: "2016-04-01");
        _fixture.Archive.Put("Avril", "Une note sur le bread.", "fr", published: "2016-04-30");
        _fixture.Archive.Put("Undated", "A note on bread.");

        Assert.Equal(["April", "Avril"], (await _fixture.TitlesAsync("bread from:2016-04 to:2016-04")).Order());
        Assert.Equal(["March"], await _fixture.TitlesAsync("bread before:2016-04"));
        Assert.Equal(["Avril"], await _fixture.TitlesAsync("bread after:٢٠١٦-٠٤-٠١"));
        Assert.Equal(["Avril"], await _fixture.TitlesAsync("bread lang:fr"));
        Assert.Equal(["Avril", "April", "March"], await _fixture.TitlesAsync("date:2016"));
    }

    [Fact]
    public async Task Counts_all_matches_and_pages_without_repeating_any()
    {
        for (var i = 0; i < 30; i++)
        {
            _fixture.Archive.Put($"Note {i}", $"The lantern burns for the {i} time.", published: i % 2 == 0 ? "2015-01-01" : "2016-01-01");
        }

        var first = await _fixture.AskAsync("lantern", limit: 20);
        var second = await _fixture.AskAsync("lantern", limit: 20, offset: 20);

        Assert.Equal((30, 20, 10), (first.Total, first.Hits.Count, second.Hits.Count));
        Assert.Equal(30, first.Hits.Concat(second.Hits).Select(hit => hit.Article.Id).Distinct().Count());
        Assert.Equal([new("2015", 15), new("2016", 15)], first.Facets!.Years);
    }

    [Fact]
    public async Task Shows_a_changed_article_once_and_a_forgotten_one_no_more()
    {
        var id = _fixture.Archive.Put("Old", "The comet returns.");
        var other = _fixture.Archive.Put("Other", "The comet is far.");
        await _fixture.RefreshAsync();
        _fixture.Archive.Put(new ArticleContent { Url = "https://example.org/a", Title = "New", Paragraphs = ["The comet stays."], Language = "en" }, id.Value);

        Assert.Equal(["New", "Other"], (await _fixture.TitlesAsync("comet")).Order());

        _fixture.Archive.Remove(other);
        await _fixture.Search.ForgetAsync([other], TestContext.Current.CancellationToken);
        Assert.Equal(["New"], await _fixture.TitlesAsync("comet"));
        await _fixture.ReopenAsync();
        Assert.Equal(1, (await _fixture.AskAsync("comet")).Total);
    }

    [Fact]
    public async Task Finds_what_it_knew_after_a_new_start_without_reading_the_archive_again()
    {
        _fixture.Archive.Put("Kept", "The anvil rings.");
        await _fixture.RefreshAsync();
        await _fixture.ReopenAsync();
        _fixture.Archive.OnRead = () => Assert.Fail("the archive was read again");

        Assert.Equal(["Kept"], await _fixture.TitlesAsync("anvil"));
    }

    [Fact]
    public async Task Finds_the_other_spellings_of_a_name_in_every_language()
    {
        await using var fixture = new SearchFixture(1000, ["northport", "nordhafen", "بورت"]);
        fixture.Archive.Put("Northport", "A ship in Northport.");
        fixture.Archive.Put("Hafen", "Ein Schiff in Nordhafen.", "de");
        fixture.Archive.Put("ميناء", "سفينة في بورت", "ar");

        Assert.Equal(3, (await fixture.AskAsync("northport", "en")).Total);
        Assert.Equal("Northport", (await fixture.TitlesAsync("northport", "en"))[0]);
    }

    [Fact]
    public async Task Marks_the_matches_in_the_best_sentence()
    {
        _fixture.Archive.Put("Title", "Nothing of interest stands here. The bakery on the hill sells rye bread. It is open late.\nAnother paragraph.");

        var snippet = (await _fixture.AskAsync("breads bakery")).Hits[0].Snippet;

        Assert.Equal("The bakery on the hill sells rye bread.", snippet.Text);
        Assert.Equal(["bakery", "bread"], snippet.Marks.Select(mark => snippet.Text.Substring(mark.Start, mark.Length)));
    }

    [Fact]
    public async Task Answers_a_pasted_address_with_its_article_first()
    {
        _fixture.Archive.Put("First", "Some text on articles.");
        _fixture.Archive.Put("Second", "Some other text.");

        Assert.Equal("Second", (await _fixture.TitlesAsync("https://www.example.org/articles/2/?utm_source=x"))[0]);
    }

    [Fact]
    public async Task Shows_the_newest_where_nothing_is_asked()
    {
        _fixture.Archive.Put("Old", "One.", published: "2015-01-01");
        _fixture.Archive.Put("New", "Two.", published: "2016-01-01");

        Assert.Equal(["New", "Old"], await _fixture.TitlesAsync("  "));
        Assert.Equal(["New", "Old"], await _fixture.TitlesAsync("🟥🟥"));
    }
}
