using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Discord.Rendering;

/// <summary>Lays a post's words out as atoms: title where it has no place of its own, blocks, the way to the source.</summary>
internal sealed class PostText(Post post, int limit)
{
    private readonly AtomMaker _make = new(limit);

    /// <param name="withTitle">Whether the title leads the text.</param>
    /// <param name="sourceLine">The source line, where it stands in the text; null where it stands in the footer.</param>
    public IReadOnlyList<TextAtom> Atoms(bool withTitle, string? sourceLine)
    {
        List<TextAtom> atoms = [];
        if (withTitle && post.Title is { } title)
        {
            atoms.AddRange(_make.Paragraph([new PostSpan(CleanText.Line(title), PostStyle.Bold)]));
        }

        atoms.AddRange(post.Blocks.SelectMany(Block));
        var source = Source(sourceLine).ToList();
        if (atoms.Count > 0 && source.Count > 0 && source.Aggregate(atoms[^1], (whole, atom) => whole.With(atom)) is var glued && glued.Length <= limit)
        {
            // The way to the source stays with the sentence before it.
            return [.. atoms[..^1], glued];
        }

        return [.. atoms, .. source];
    }

    private IEnumerable<TextAtom> Block(PostBlock block) => block switch
    {
        PostParagraph paragraph => _make.Paragraph(paragraph.Spans),
        PostQuote quote => _make.Quote(quote.Spans),
        PostList list => list.Items.SelectMany((item, index) => _make.Item(item.Spans, index == 0)),
        _ => throw new InvalidOperationException($"A block of kind {block.GetType().Name} has no form on Discord."),
    };

    private IEnumerable<TextAtom> Source(string? line)
    {
        if (post.Source is not { } source)
        {
            return [];
        }

        PostSpan link = Links.Accepted(source.Url) is { } url
            ? new(Words.For(post.Language)["source.read"], PostStyle.Plain, url)
            : new(source.Url);
        return _make.Paragraph(line is null ? [link] : [new PostSpan(line, PostStyle.Italic), new PostSpan("\n"), link]);
    }
}
