using Tocsin.Core.Articles;
using static Tocsin.Tests.Archive.ArchiveFixture;

namespace Tocsin.Tests.Archive;

public class ArticleStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_back_what_it_was_given()
    {
        await using var archive = await OpenAsync();
        var content = Content("a") with
        {
            Standfirst = "Why it matters",
            Authors = ["First Author", "Second Author"],
            Publication = "The Example",
            Issue = "7",
            Published = new DateOnly(2020, 2, 29),
            Guid = "tag:example.org,2020:a",
            ExternalId = "a-1",
            Origin = new ArticleOrigin("Origin", "https://example.org/origin", "P", "By nobody", new DateOnly(2019, 1, 2)),
            OwnSummary = "Ours.",
            IsSample = true,
        };

        await archive.UpsertAsync(content);
        var article = await archive.Store.FindAsync(new ArticleId(1), Cancel);

        Assert.NotNull(article);
        Assert.Equivalent(content, article.Content, strict: true);
        Assert.Equal(1, article.Revision);
        Assert.Equal(archive.Clock.GetUtcNow(), article.FirstSeen);
        Assert.True(article.Announce);
    }

    [Fact]
    public async Task Finds_several_in_the_order_asked_for_and_leaves_out_what_it_lacks()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync([.. Enumerable.Range(1, 450).Select(number => Content($"n{number}"))]);

        ArticleId[] asked = [.. Enumerable.Range(1, 460).Reverse().Select(number => new ArticleId(number))];
        var found = await archive.Store.FindAsync(asked, Cancel);

        Assert.Equal(asked.Skip(10), found.Select(article => article.Id));
    }

    [Fact]
    public async Task Finds_an_article_by_any_spelling_of_its_address()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync(Content("a"));

        Assert.NotNull(await archive.Store.FindByUrlAsync("http://www.example.org/a/?utm_source=x", Cancel));
        Assert.Null(await archive.Store.FindByUrlAsync("https://example.org/b", Cancel));
    }

    [Fact]
    public async Task Lists_the_newest_first_and_the_undated_last()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync(
            Content("undated"),
            Content("old") with { Published = new DateOnly(2016, 5, 11) },
            Content("new") with { Published = new DateOnly(2020, 1, 1), Language = "fr" },
            Content("newer") with { Published = new DateOnly(2021, 1, 1), Topics = ["Housing"] });

        Assert.Equal(["newer", "new", "old", "undated"], await Names(archive, topic: null, language: null));
        Assert.Equal(["new", "old", "undated"], await Names(archive, topic: " WATER ", language: null));
        Assert.Equal(["new"], await Names(archive, topic: null, language: "FR"));
        Assert.Equal(["old"], (await archive.Store.LatestAsync(null, null, 1, 2, Cancel)).Select(NameOf));
    }

    [Fact]
    public async Task Counts_topics_whatever_their_case()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync(
            Content("a") with { Topics = ["Water", "water", "Housing"] },
            Content("b") with { Topics = ["WATER"] },
            Content("c") with { Topics = [] });

        Assert.Equal([("WATER", 2L), ("Housing", 1L)], (await archive.Store.TopicsAsync(Cancel)).Select(topic => (topic.Topic, topic.Articles)));
        Assert.Equal(3, await archive.Store.CountAsync(Cancel));
    }

    [Fact]
    public async Task Tells_a_follower_each_change_once_and_in_order()
    {
        await using var archive = await OpenAsync();
        await archive.UpsertAsync([.. Enumerable.Range(1, 401).Select(number => Content($"n{number}"))]);
        var seen = await archive.Store.ChangeNumberAsync(Cancel);
        await archive.UpsertAsync(Content("n7") with { Title = "Another title" }, Content("n8"), Content("added"));

        var all = await archive.Store.ChangesSinceAsync(0, Cancel).ToListAsync(Cancel);
        var later = await archive.Store.ChangesSinceAsync(seen, Cancel).ToListAsync(Cancel);

        Assert.Equal(402, all.Count);
        Assert.Equal(all.Select(article => article.Change).Order(), all.Select(article => article.Change));
        Assert.Equal(["n7", "added"], later.Select(NameOf));
        Assert.Equal(later[^1].Change, await archive.Store.ChangeNumberAsync(Cancel));
    }

    private static async Task<IEnumerable<string>> Names(ArchiveFixture archive, string? topic, string? language) =>
        (await archive.Store.LatestAsync(topic, language, 10, 0, Cancel)).Select(NameOf);

    private static string NameOf(Article article) => article.Content.Url.Split('/')[^1];
}
