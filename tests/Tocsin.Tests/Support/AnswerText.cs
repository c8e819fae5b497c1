using Tocsin.Core.Commands;
using Tocsin.Core.Posts;

namespace Tocsin.Tests.Support;

/// <summary>An answer as a person sees it.</summary>
internal static class AnswerText
{
    /// <summary>All of its words, a line each.</summary>
    public static string Text(this CommandAnswer answer) =>
        string.Join('\n', answer.Posts.SelectMany(post => new[] { post.Title }.Concat(post.Blocks.SelectMany(Lines))).Where(line => line is not null));

    /// <summary>What its buttons type, in order.</summary>
    public static IReadOnlyList<string> Commands(this CommandAnswer answer) =>
        [.. answer.Posts.SelectMany(post => post.Buttons).Select(button => button.Command!)];

    private static IEnumerable<string> Lines(PostBlock block) => block switch
    {
        PostParagraph paragraph => [Of(paragraph)],
        PostList list => list.Items.Select(Of),
        _ => [],
    };

    private static string Of(PostParagraph paragraph) => string.Concat(paragraph.Spans.Select(span => span.Text));
}
