using Tocsin.Core.Articles;
using Tocsin.Core.Posts;
using Tocsin.Core.Summaries;

namespace Tocsin.Tests.Summaries;

public sealed class PostTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Summarizer Summarizer = new();

    [Fact]
    public void A_post_has_title_sentences_and_source()
    {
        var post = ArticlePost.Compose(Stored(1), new(["One.", "Two."], SummaryKind.Chosen), Today, "en");

        Assert.Equal("Neighbours plan a shared garden at the mill", post.Title);
        Assert.Equal("One. Two.", Text(Assert.Single(post.Blocks)));
        Assert.Equal("https://example.org/1", post.Source!.Url);
        Assert.Equal("Archive, May 2020", post.Source.Note);
    }

    [Theory]
    [InlineData(SummaryKind.Standfirst, "From the editors", "One.", "Two.")]
    [InlineData(SummaryKind.Organizer, "In the organizers’ words", "One. Two.")]
    [InlineData(SummaryKind.List, "The article is a list. It begins:", "One.|Two.")]
    [InlineData(SummaryKind.Whole, "One. Two.")]
    public void A_post_says_whose_words_it_holds(SummaryKind kind, params string[] blocks) =>
        Assert.Equal(blocks, ArticlePost.Compose(Stored(1), new(["One.", "Two."], kind), Today, "en").Blocks.Select(Text));

    [Fact]
    public void A_digest_groups_by_topic_and_gives_each_article_its_source()
    {
        var post = DigestPost.Compose(
            [Stored(1, "garden"), Stored(2), Stored(3, "Garden") with { Content = Other }], Summarizer, Today, "en")!;

        Assert.Equal("3 articles", post.Title);
        Assert.Equal(["garden", "Other articles"], post.Blocks.OfType<PostParagraph>().Select(Text));
        var entries = post.Blocks.OfType<PostList>().SelectMany(list => list.Items).ToList();
        Assert.Equal(["https://example.org/1", "https://example.org/3", "https://example.org/2"], entries.Select(entry => entry.Spans[0].Link));
        Assert.All(entries, entry => Assert.Contains("2020", Text(entry), StringComparison.Ordinal));
    }

    [Fact]
    public void A_digest_says_nothing_twice()
    {
        var post = DigestPost.Compose([Stored(1), Stored(2), Stored(2)], Summarizer, Today, "en")!;

        var entries = post.Blocks.OfType<PostList>().SelectMany(list => list.Items).ToList();
        Assert.Equal(2, entries.Count);
        Assert.NotEqual(entries[0].Spans[1].Text, entries[1].Spans[1].Text);
    }

    [Fact]
    public void A_digest_of_nothing_is_no_post() => Assert.Null(DigestPost.Compose([], Summarizer, Today, "en"));

    [Fact]
    public void An_article_without_a_usable_sentence_keeps_its_place_in_a_digest()
    {
        var post = DigestPost.Compose([Stored(1) with { Content = Stored(1).Content with { Paragraphs = [] } }], Summarizer, Today, "ar")!;

        Assert.Equal("المقالات: 1", post.Title);
        Assert.Equal(2, Assert.Single(Assert.Single(post.Blocks.OfType<PostList>()).Items).Spans.Count);
    }

    private static ArticleContent Other => Stored(3).Content with
    {
        Topics = ["Garden"],
        Title = "Water for the beds",
        Paragraphs = ["The river will feed a small pump that brings water to every bed from June on, the builders of the pump said."],
    };

    private static Article Stored(long id, params string[] topics) => new(
        new ArticleId(id),
        Articles.Content(Articles.Garden) with { Url = $"https://example.org/{id}", Published = new DateOnly(2020, 5, 12), Topics = topics },
        1,
        default,
        1);

    private static string Text(PostBlock block) => block switch
    {
        PostParagraph paragraph => string.Concat(paragraph.Spans.Select(span => span.Text)),
        PostList list => string.Join('|', list.Items.Select(Text)),
        _ => "",
    };
}
