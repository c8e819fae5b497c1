using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Chats;
using Tocsin.Core.Corrections;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Posts;
using Tocsin.Core.Summaries;
using static Tocsin.Tests.Corrections.CorrectionBench;

namespace Tocsin.Tests.Corrections;

public sealed class ArticleCorrectionTests
{
    private static readonly ArticleContent Hospital = new()
    {
        Url = "https://site.example/hospital",
        Title = "The hospital was hit on Tuesday",
        Paragraphs = ["The hospital in the east of the city was hit on Tuesday evening. Two doctors were killed in it. The staff went on working in the cellar."],
        Language = "en",
        Published = new DateOnly(2026, 11, 18),
    };

    private static readonly ArticleContent School = Hospital with
    {
        Url = "https://site.example/school",
        Title = "The school opens again",
        Paragraphs = ["The school of the quarter opens again on Monday. Its roof was repaired by parents. Four classes will be taught in two rooms."],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_post_that_carried_a_changed_article_is_made_again_digests_too()
    {
        await using var bench = await OpenAsync();
        var articles = await ArticlesAsync(bench);
        await bench.Outbox.SubscribeAsync(bench.Ledger.Name, 2);
        var planner = bench.Outbox.Get<DispatchPlanner>();
        var summarizer = bench.Outbox.Get<Summarizer>();
        var today = new DateOnly(2026, 11, 20);
        var summary = (SummaryOutcome.Summarized)summarizer.Summarize(articles[0].Content, ContentComposer.Budget);
        await planner.PostByHandAsync(
            Hand("summary", ArticlePost.Compose(articles[0], summary, today, "en"), articles[0].Id), Token);
        await planner.PostByHandAsync(
            Hand("digest", DigestPost.Compose(articles, summarizer, today, "en", "This week")!, [.. articles.Select(article => article.Id)]), Token);
        await planner.PostByHandAsync(
            Hand("other", new Post { Language = "en", Title = "Other" }, articles[1].Id), Token);
        await bench.RunAsync();
        var target = new CorrectionTarget.Article(articles[0].Id.Value);
        Assert.Equal(
            "correction.says-so-already",
            Assert.IsType<CorrectionOutcome.Impossible>(await bench.Desk.ProposeAsync(new CorrectionRequest(target), Ada, Token)).Key);

        await bench.Outbox.Get<ArticleStore>().UpsertAsync([Hospital with { Title = "The hospital was hit on Wednesday" }], announce: false, Token);
        var proposed = Assert.IsType<CorrectionOutcome.Proposed>(
            await bench.Desk.ProposeAsync(new CorrectionRequest(target) { Reason = "the day" }, Ada, Token));

        Assert.Equal(["The hospital was hit on Wednesday", "This week"], proposed.Posts.Select(post => post.Title));
        Assert.Contains(
            "The hospital was hit on Wednesday",
            proposed.Posts[1].Blocks.OfType<PostList>().SelectMany(list => list.Items).SelectMany(item => item.Spans).Select(span => span.Text));
        Assert.NotNull(proposed.Posts[0].Source);

        await bench.Desk.ApproveAsync(proposed.Correction.Id, Ben, emergency: false, Token);
        await bench.RunAsync();
        Assert.Equal(2, bench.Ledger.Standing.Count(entry => entry.Payload == "The hospital was hit on Wednesday 1/1"));
        Assert.Equal(2, bench.Ledger.Standing.Count(entry => entry.Payload == "Other 1/1"));
        Assert.Equal(6, bench.Ledger.Posted.Count);
    }

    [Fact]
    public async Task An_article_that_was_never_posted_has_nothing_to_correct()
    {
        await using var bench = await OpenAsync();
        var articles = await ArticlesAsync(bench);

        var outcome = await bench.Desk.ProposeAsync(
            new CorrectionRequest(new CorrectionTarget.Article(articles[0].Id.Value)), Ada, Token);

        Assert.Equal("correction.never-posted", Assert.IsType<CorrectionOutcome.Impossible>(outcome).Key);
    }

    private static async Task<IReadOnlyList<Article>> ArticlesAsync(CorrectionBench bench)
    {
        var store = bench.Outbox.Get<ArticleStore>();
        await store.UpsertAsync([Hospital, School], announce: false, Token);
        return [(await store.FindByUrlAsync(Hospital.Url, Token))!, (await store.FindByUrlAsync(School.Url, Token))!];
    }

    private static HandPost Hand(string key, Post post, params ArticleId[] articles) =>
        new(key, key, new Dictionary<string, Post> { ["en"] = post }, Audience.All) { Articles = articles };
}
