using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Wording;

namespace Tocsin.Tests.Archive;

public sealed class ArticleDifferenceTests
{
    private static readonly ArticleContent Article = new()
    {
        Url = "https://example.org/1",
        Title = "Seven wells",
        Paragraphs = ["There are seven wells. Each has its keeper.", "Nobody counts the buckets."],
        Language = "en",
        Published = new DateOnly(2026, 11, 20),
    };

    [Fact]
    public void Says_nothing_of_equal_articles() => Assert.Empty(ArticleDifference.Of(Article, Article with { Url = "https://example.org/2" }));

    [Fact]
    public void Names_title_date_and_sentences_with_the_first_of_them()
    {
        var now = Article with
        {
            Title = "Eight wells",
            Published = new DateOnly(2026, 11, 21),
            Paragraphs = ["There are eight wells. Each has its keeper.", "Nobody counts the buckets. A child does."],
        };

        Assert.Equal(
            "Title before: “Seven wells”, now: “Eight wells”. Sentences new: 2, gone: 1. Before: “There are seven wells.” Now: “There are eight wells.” Date before: 2026-11-20, now: 2026-11-21.",
            Said(now));
    }

    [Fact]
    public void Tells_what_came_and_what_went() =>
        Assert.Equal(
            "New introduction: “Water is scarce.” Sentences new: 0, gone: 1. Before: “Nobody counts the buckets.” Its date, 2026-11-20, is gone.".Replace("scarce.”", "scarce.”.", StringComparison.Ordinal),
            Said(Article with { Standfirst = "Water is scarce.", Paragraphs = [Article.Paragraphs[0]], Published = null }));

    [Fact]
    public void Tells_a_new_order_from_new_words() =>
        Assert.Equal("The same sentences stand in another order.", Said(Article with { Paragraphs = [.. Article.Paragraphs.Reverse()] }));

    [Fact]
    public void Counts_a_sentence_that_stood_twice() =>
        Assert.StartsWith("Sentences new: 0, gone: 1.", Phrase.Say(Phrase.Join(ArticleDifference.Of(Article with { Paragraphs = ["Water. Water."] }, Article with { Paragraphs = ["Water."] })), Words.For("en")), StringComparison.Ordinal);

    private static string Said(ArticleContent now) => Phrase.Say(Phrase.Join(ArticleDifference.Of(Article, now)), Words.For("en"));
}
