using Tocsin.Core.Posts;

namespace Tocsin.LocalChat;

/// <summary>A post as plain text, line by line: for previews and for what has no colour.</summary>
internal static class PlainText
{
    public static string Of(Post post)
    {
        List<string> lines = [];
        if (post.Title is { } title)
        {
            lines.Add(title);
        }

        if (post.Image is { } image)
        {
            lines.Add($"[{image.AltText}]");
        }

        lines.AddRange(post.Blocks.SelectMany(Lines));
        if (post.Source is { } source)
        {
            lines.Add($"— {SourceLines.Text(source, post.Language)}");
            if (ShownLinks.Address(source.Url) is { } address)
            {
                lines.Add(address);
            }
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<string> Lines(PostBlock block) => block switch
    {
        PostParagraph paragraph => [Text(paragraph.Spans)],
        PostQuote quote => [$"> {Text(quote.Spans)}"],
        PostList list => list.Items.Select(item => $"• {Text(item.Spans)}"),
        _ => [],
    };

    private static string Text(IReadOnlyList<PostSpan> spans) =>
        string.Concat(spans.Select((span, index) => ShownLinks.Behind(spans, index) is { } link ? $"{span.Text} <{link}>" : span.Text));
}
