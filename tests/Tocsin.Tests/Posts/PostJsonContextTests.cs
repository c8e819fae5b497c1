using System.Text.Json;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Posts;

public sealed class PostJsonContextTests
{
    [Fact]
    public void A_frozen_post_comes_back_as_it_was()
    {
        var post = new Post
        {
            Language = "ar",
            Title = "عنوان",
            Blocks =
            [
                new PostParagraph([new PostSpan("plain "), new PostSpan("bold link", PostStyle.Bold | PostStyle.Italic, "https://example.org/?a=1&b=2")]),
                new PostList([new PostParagraph("one"), new PostParagraph("two")]),
                new PostQuote([new PostSpan("\"quoted\" <b>")]),
            ],
            Image = new PostImage("campaigns/assets/red.png", "A red square"),
            Buttons = [new PostButton("Next", Command: "/search a page:2"), new PostButton("Read", Url: "https://example.org/")],
            Source = new SourceLine("A. Writer", "A Paper", new DateOnly(2016, 5, 11), "en", "https://example.org/", "Archive"),
        };

        var json = JsonSerializer.Serialize(post, PostJsonContext.Default.Post);
        var back = JsonSerializer.Deserialize(json, PostJsonContext.Default.Post);

        Assert.Equivalent(post, back, strict: true);
        Assert.Equal(json, JsonSerializer.Serialize(back!, PostJsonContext.Default.Post));
    }
}
