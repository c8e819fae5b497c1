using System.Text;
using Tocsin.Core.Posts;

namespace Tocsin.Discord.Rendering;

/// <summary>A piece of a message that is not cut.</summary>
/// <param name="Separator">What stands before it when it does not begin a message.</param>
/// <param name="Lead">What begins its line: a list's dash, a quote's bracket.</param>
/// <param name="Spans">Its text.</param>
/// <param name="Border">What kind of border stands before it.</param>
internal sealed record TextAtom(string Separator, string Lead, IReadOnlyList<PostSpan> Spans, TextBorder Border)
{
    private readonly int _written = Markdown.Of(Spans).Length;

    /// <summary>Its length as Markdown by itself; among others it is no longer than this.</summary>
    public int Length => Math.Max(1, Separator.Length) + Lead.Length + _written;

    public string Plain { get; } =
        string.Concat(Spans.Select(span => span.Link is { } link ? $"{span.Text} ({link})" : span.Text));

    /// <summary>Both in one, the second never parted from the first.</summary>
    public TextAtom With(TextAtom next) =>
        new(Separator, Lead, [.. Spans, Space(next.Separator + next.Lead, Spans[^1], next.Spans[0]), .. next.Spans], Border);

    /// <summary>The Markdown of atoms in one message.</summary>
    public static string Join(IReadOnlyList<TextAtom> atoms)
    {
        var markdown = new StringBuilder();
        List<PostSpan> line = [];
        foreach (var (atom, index) in atoms.Select((atom, index) => (atom, index)))
        {
            // What goes on in the same line is written in one go, so that its styles do not end and begin again.
            if (index > 0 && atom.Border != TextBorder.Paragraph && !atom.Separator.Contains('\n', StringComparison.Ordinal))
            {
                line.Add(Space(atom.Separator, line[^1], atom.Spans[0]));
            }
            else
            {
                markdown.Append(Markdown.Of(line)).Append(index == 0 ? "" : atom.Separator);
                markdown.Append(index == 0 || atom.Border == TextBorder.Paragraph ? atom.Lead : "");
                line.Clear();
            }

            line.AddRange(atom.Spans);
        }

        return markdown.Append(Markdown.Of(line)).ToString();
    }

    /// <summary>What a person reads of them.</summary>
    public static string JoinPlain(IReadOnlyList<TextAtom> atoms) =>
        string.Concat(atoms.Select((atom, index) =>
            (index == 0 ? "" : atom.Separator) + (index == 0 || atom.Border == TextBorder.Paragraph ? atom.Lead : "") + atom.Plain));

    private static PostSpan Space(string space, PostSpan before, PostSpan after) =>
        before.Link is null && after.Link is null && before.Style == after.Style ? before with { Text = space } : new PostSpan(space);
}

/// <summary>The best border to cut at first.</summary>
internal enum TextBorder
{
    Paragraph,
    Sentence,
    Word,
}
