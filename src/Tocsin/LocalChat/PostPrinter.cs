using Spectre.Console;
using Tocsin.Core.Posts;

namespace Tocsin.LocalChat;

/// <summary>Shows a post in a terminal: colour where it has it, plain text where it has not.</summary>
internal static class PostPrinter
{
    private static readonly Style Dim = new(decoration: Decoration.Dim);
    private static readonly Style Heading = new(decoration: Decoration.Bold);
    private static readonly Style Alarm = new(Color.Red);

    /// <summary>Prints what was posted into the chat, set apart from answers by the red square.</summary>
    public static void PrintBroadcast(IAnsiConsole console, Post post)
    {
        console.WriteLine();
        var heading = new Paragraph().Append("■ ", Alarm).Append(Visible(post.Title ?? string.Empty), Heading);
        console.Write(heading);
        console.WriteLine();
        PrintBody(console, post);
    }

    /// <summary>Prints an answer to a command.</summary>
    public static void PrintAnswer(IAnsiConsole console, Post post)
    {
        if (post.Title is { } title)
        {
            console.Write(new Paragraph(Visible(title), Heading));
            console.WriteLine();
        }

        PrintBody(console, post);
    }

    private static void PrintBody(IAnsiConsole console, Post post)
    {
        if (post.Image is { } image)
        {
            Line(console, new Paragraph($"[{image.AltText}] ", Dim).Append(image.Path, Dim), 0);
        }

        foreach (var block in post.Blocks)
        {
            PrintBlock(console, block);
            console.WriteLine();
        }

        if (post.Source is { } source)
        {
            Line(console, new Paragraph(Visible($"— {SourceLines.Text(source, post.Language)}"), Dim), 0);
            if (ShownLinks.Address(source.Url) is { } address)
            {
                Line(console, new Paragraph(Visible($"  {address}"), Dim), 0);
            }
        }

        foreach (var button in post.Buttons)
        {
            Line(console, new Paragraph($"  [{button.Label}] ", Dim).Append(button.Command ?? button.Url ?? string.Empty, Heading), 0);
        }
    }

    private static void PrintBlock(IAnsiConsole console, PostBlock block)
    {
        switch (block)
        {
            case PostParagraph paragraph:
                Line(console, Spans(paragraph.Spans, string.Empty), 0);
                break;
            case PostQuote quote:
                Line(console, Spans(quote.Spans, "> "), 2);
                break;
            case PostList list:
                foreach (var item in list.Items)
                {
                    Line(console, Spans(item.Spans, "• "), 2);
                }

                break;
        }
    }

    private static Paragraph Spans(IReadOnlyList<PostSpan> spans, string lead)
    {
        var text = new Paragraph(lead);
        for (var index = 0; index < spans.Count; index++)
        {
            text.Append(Visible(spans[index].Text), StyleOf(spans[index]));
            if (ShownLinks.Behind(spans, index) is { } link)
            {
                text.Append($" <{Visible(link)}>", Dim);
            }
        }

        return text;
    }

    /// <summary>Control characters of an article must not drive somebody's terminal.</summary>
    private static string Visible(string text) =>
        text.Any(c => char.IsControl(c) && c != '\n') ? string.Concat(text.Where(c => !char.IsControl(c) || c == '\n')) : text;

    private static Style StyleOf(PostSpan span) => new(
        span.Style.HasFlag(PostStyle.Mark) ? Color.Yellow : null,
        decoration: (span.Style.HasFlag(PostStyle.Bold) ? Decoration.Bold : Decoration.None)
            | (span.Style.HasFlag(PostStyle.Italic) ? Decoration.Italic : Decoration.None));

    private static void Line(IAnsiConsole console, Paragraph text, int indent)
    {
        console.Write(indent == 0 ? text : new Padder(text, new Padding(indent, 0, 0, 0)));
        if (indent == 0)
        {
            console.WriteLine();
        }
    }
}
