using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using static Tocsin.Tests.Archive.ArchiveFixture;

namespace Tocsin.Tests.Archive;

public class ArticleUpsertTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Adds_an_article_once()
    {
        await using var archive = await OpenAsync();

        var first = await archive.UpsertAsync(Content("a"), Content("a"));
        var second = await archive.UpsertAsync(Content("a"));

        Assert.Equal([new UpsertOutcome.Added(new(1)), new UpsertOutcome.Unchanged(new(1))], first);
        Assert.Equal([new UpsertOutcome.Unchanged(new(1))], second);
        Assert.Equal(1, await archive.Store.ChangeNumberAsync(Cancel));
    }

    [Fact]
    public async Task Keeps_what_a_change_replaces()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync(Content("a"));

        var outcome = Assert.IsType<UpsertOutcome.Changed>(
            (await archive.UpsertAsync(Content("a") with { Title = "Corrected", Topics = ["Housing"] })).Single());

        Assert.Equal("Title of a", outcome.Before.Title);
        Assert.Equal("Corrected", outcome.After.Title);
        var article = await archive.Store.FindAsync(outcome.Id, Cancel);
        Assert.Equal((2, "Corrected"), (article!.Revision, article.Content.Title));
        Assert.Equal(["Housing"], (await archive.Store.TopicsAsync(Cancel)).Select(topic => topic.Topic));
        var kept = await archive.Database.ReadAsync(
            session => session.QueryAsync<string>("SELECT content FROM article_revision WHERE article_id = 1 AND revision = 1"), Cancel);
        Assert.Contains("Title of a", kept.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_the_revisions_of_an_article_that_changes_twice_in_one_batch()
    {
        await using var archive = await OpenAsync();

        await archive.UpsertAsync(Content("a"), Content("a") with { Title = "Second" }, Content("a") with { Title = "Third", Topics = ["Last"] });

        var article = await archive.Store.FindAsync(new ArticleId(1), Cancel);
        Assert.Equal((3, "Third"), (article!.Revision, article.Content.Title));
        Assert.Equal(["Last"], (await archive.Store.TopicsAsync(Cancel)).Select(topic => topic.Topic));
    }

    [Fact]
    public async Task Follows_an_article_to_a_new_address_of_its_site_by_its_guid()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync(Content("old-scheme") with { Guid = "42" });

        var moved = await archive.UpsertAsync(Content("old-scheme") with { Url = "https://example.org/2020/new-scheme", Guid = "42" });
        var again = await archive.UpsertAsync(Content("old-scheme") with { Guid = "42" });

        Assert.IsType<UpsertOutcome.Unchanged>(moved.Single());
        Assert.IsType<UpsertOutcome.Unchanged>(again.Single());
        var article = await archive.Store.FindByUrlAsync("https://example.org/old-scheme", Cancel);
        Assert.Equal("https://example.org/2020/new-scheme", article!.Content.Url);
        Assert.Equal(1, await archive.Store.CountAsync(Cancel));
    }

    [Fact]
    public async Task Follows_a_guid_that_is_the_former_address()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync(Content("spip.php?article12"));

        await archive.UpsertAsync(Content("spip.php?article12") with
        {
            Url = "https://example.org/Pretty-title",
            Guid = "http://www.example.org/spip.php?article12",
            Paragraphs = ["Another text."],
        });

        Assert.Equal(1, await archive.Store.CountAsync(Cancel));
    }

    [Fact]
    public async Task Recognises_the_same_text_on_another_site_and_keeps_the_first_address()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync(Content("a"));

        var copy = await archive.UpsertAsync(Content("a") with { Url = "https://mirror.example/a" });

        Assert.IsType<UpsertOutcome.Unchanged>(copy.Single());
        var article = await archive.Store.FindByUrlAsync("https://mirror.example/a", Cancel);
        Assert.Equal("https://example.org/a", article!.Content.Url);
    }

    [Fact]
    public async Task Keeps_apart_articles_whose_feed_gives_all_of_them_one_guid()
    {
        await using var archive = await OpenAsync();

        await archive.UpsertAsync(Content("a") with { Guid = "1" }, Content("b") with { Guid = "1" });

        Assert.Equal(2, await archive.Store.CountAsync(Cancel));
    }

    [Fact]
    public async Task Keeps_apart_equal_guids_of_two_sites()
    {
        await using var archive = await OpenAsync();

        await archive.UpsertAsync(
            Content("a") with { Guid = "7", Title = "News" },
            Content("b") with { Guid = "7", Title = "News", Url = "https://another.example/b" });

        Assert.Equal(2, await archive.Store.CountAsync(Cancel));
    }

    [Fact]
    public async Task Keeps_apart_short_notices_and_equal_texts_with_different_ids()
    {
        await using var archive = await OpenAsync();

        await archive.UpsertAsync(
            Content("a") with { Title = "Notice", Paragraphs = ["The meeting is cancelled."] },
            Content("b") with { Title = "Notice", Paragraphs = ["The meeting is cancelled."] },
            Content("c") with { Title = "Long", Paragraphs = Content("x").Paragraphs, ExternalId = "1" },
            Content("d") with { Title = "Long", Paragraphs = Content("x").Paragraphs, ExternalId = "2" });

        Assert.Equal(4, await archive.Store.CountAsync(Cancel));
    }

    [Fact]
    public async Task Keeps_the_organizers_summary_and_the_external_id_when_the_source_changes()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync(Content("a") with { OwnSummary = "Ours.", ExternalId = "e1" });

        await archive.UpsertAsync(Content("a") with { Title = "Corrected" });

        var article = await archive.Store.FindAsync(new ArticleId(1), Cancel);
        Assert.Equal(("Corrected", "Ours.", "e1"), (article!.Content.Title, article.Content.OwnSummary, article.Content.ExternalId));
    }

    [Fact]
    public async Task Fills_the_archive_quietly_when_asked_to()
    {
        await using var archive = await OpenAsync();

        await archive.Store.UpsertAsync([Content("old")], announce: false, Cancel);
        await archive.UpsertAsync(Content("old") with { Title = "Changed later" });

        Assert.False((await archive.Store.FindAsync(new ArticleId(1), Cancel))!.Announce);
    }
}
