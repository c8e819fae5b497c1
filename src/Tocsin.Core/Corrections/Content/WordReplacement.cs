using Tocsin.Core.Posts;

namespace Tocsin.Core.Corrections.Content;

/// <summary>Replaces words, or an address, wherever a post has them; the source line is not ours to change. Pure.</summary>
internal static class WordReplacement
{
    public static Post In(Post post, string find, string replace) => post with
    {
        Title = Text(post.Title, find, replace),
        Blocks = [.. post.Blocks.Select(block => Block(block, find, replace))],
        Image = post.Image is { } image ? image with { AltText = Text(image.AltText, find, replace)! } : null,
        Buttons =
        [
            .. post.Buttons.Select(button => button with
            {
                Label = Text(button.Label, find, replace)!,
                Url = Text(button.Url, find, replace),
            }),
        ],
    };

    private static PostBlock Block(PostBlock block, string find, string replace) => block switch
    {
        PostParagraph paragraph => new PostParagraph(Spans(paragraph.Spans, find, replace)),
        PostQuote quote => new PostQuote(Spans(quote.Spans, find, replace)),
        PostList list => new PostList([.. list.Items.Select(item => new PostParagraph(Spans(item.Spans, find, replace)))]),
        _ => block,
    };

    private static List<PostSpan> Spans(IReadOnlyList<PostSpan> spans, string find, string replace) =>
    [
        .. spans.Select(span => span with { Text = Text(span.Text, find, replace)!, Link = Text(span.Link, find, replace) })
            .Where(span => span.Text.Length > 0),
    ];

    private static string? Text(string? text, string find, string replace) => text?.Replace(find, replace, StringComparison.Ordinal);
}
