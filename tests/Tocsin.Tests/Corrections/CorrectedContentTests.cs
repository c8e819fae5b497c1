using Tocsin.Core.Corrections.Content;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Corrections;

public sealed class CorrectedContentTests
{
    private static readonly DateOnly Day = new(2026, 11, 27);
    private static readonly SourceLine Source = new("A. Author", "A Paper", new DateOnly(2016, 5, 12), "en", "https://site.example/a");

    private static readonly FrozenContent Old = new(new Dictionary<string, Post>
    {
        ["en"] = Text("en", "On Friday at six."),
        ["fr"] = Text("fr", "Vendredi à six heures."),
    });

    [Fact]
    public void A_new_text_keeps_the_title_and_the_source_line_and_says_that_it_is_corrected()
    {
        var now = CorrectedContent.Rewrite(Old, "fr", null, "Samedi.\nÀ sept heures.");

        var marked = CorrectedContent.Marked(now, Old, Old, Day, "le jour était faux");

        Assert.Equal("Title", marked.Posts["fr"].Title);
        Assert.Equal(Source, marked.Posts["fr"].Source);
        Assert.Equal(
            ["Samedi.", "À sept heures.", "Corrigé le 27 novembre 2026 : le jour était faux"], Lines(marked.Posts["fr"]));
        Assert.Equal(["On Friday at six."], Lines(marked.Posts["en"]));
    }

    [Fact]
    public void Readers_for_whom_another_language_stands_in_read_the_mark_in_their_own()
    {
        var now = CorrectedContent.Rewrite(Old, "en", null, "On Saturday.");

        var marked = CorrectedContent.Marked(now, Old, Old, Day, null);

        Assert.Equal(["On Saturday.", "Corregido el 27 de noviembre de 2026."], Lines(marked.For("es")));
        Assert.StartsWith("صُحِّح", Lines(marked.For("ar"))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_correction_of_another_language_leaves_the_first_mark_as_it_was()
    {
        var first = CorrectedContent.Rewrite(Old, "en", null, "On Saturday.");
        var shown = CorrectedContent.Marked(first, Old, Old, Day, null);
        var second = CorrectedContent.Rewrite(first, "fr", null, "Samedi.");

        var marked = CorrectedContent.Marked(second, first, shown, Day.AddDays(3), null);

        Assert.Equal(["On Saturday.", "Corrected on 27 November 2026."], Lines(marked.Posts["en"]));
        Assert.Equal(["Samedi.", "Corrigé le 30 novembre 2026."], Lines(marked.Posts["fr"]));
    }

    [Fact]
    public void A_third_correction_puts_its_mark_in_the_place_of_the_first()
    {
        var first = CorrectedContent.Rewrite(Old, "en", null, "On Saturday.");
        var shown = CorrectedContent.Marked(first, Old, Old, Day, null);
        var again = CorrectedContent.Rewrite(first, "en", null, "On Sunday.");

        Assert.Equal(
            ["On Sunday.", "Corrected on 28 November 2026."],
            Lines(CorrectedContent.Marked(again, first, shown, Day.AddDays(1), null).Posts["en"]));
    }

    [Fact]
    public void Words_are_replaced_in_titles_lists_links_and_buttons_but_never_in_the_source()
    {
        var post = Text("en", "See https://site.example/a.") with
        {
            Title = "site.example",
            Blocks = [new PostList([new PostParagraph([new PostSpan("here", Link: "https://site.example/a")])])],
            Buttons = [new PostButton("Open", Url: "https://site.example/a")],
        };
        var content = new FrozenContent(new Dictionary<string, Post> { ["en"] = post });

        var replaced = CorrectedContent.Replace(content, null, "site.example", "other.example")!.Posts["en"];

        Assert.Equal("other.example", replaced.Title);
        Assert.Equal("https://other.example/a", ((PostList)replaced.Blocks[0]).Items[0].Spans[0].Link);
        Assert.Equal("https://other.example/a", replaced.Buttons[0].Url);
        Assert.Equal(Source, replaced.Source);
        Assert.Null(CorrectedContent.Replace(content, null, "nowhere", "x"));
    }

    private static Post Text(string language, string text) =>
        new() { Language = language, Title = "Title", Blocks = [new PostParagraph(text)], Source = Source };

    private static IReadOnlyList<string> Lines(Post post) =>
        [.. post.Blocks.OfType<PostParagraph>().Select(block => string.Concat(block.Spans.Select(span => span.Text)))];
}
