using Tocsin.Core.Chats;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Telegram.Rendering;

/// <summary>Lays a post out as blocks of styled text: title, blocks, image description, source line.</summary>
internal sealed class PostText(Post post, ChatSettings settings)
{
    private static readonly StyledText BlankLine = StyledText.Of("\n\n");
    private static readonly StyledText NewLine = StyledText.Of("\n");

    private readonly bool _rightToLeft = Direction.IsRightToLeft(post.Language);
    private readonly bool _mentions = settings.Risk == ChatRisk.Normal;

    /// <summary>The whole post in atoms; the source line sticks to the sentence before it.</summary>
    public List<TextAtom> Atoms(bool withImageDescription, TextLimits limits)
    {
        List<TextAtom> atoms =
        [
            .. Blocks(withImageDescription)
                .Where(block => !block.Text.IsBlank)
                .SelectMany(block => TextBorders.Atoms(block.Text, block.Separator, limits)),
        ];
        var source = TextBorders.Atoms(Source(), BlankLine, limits).Where(atom => !atom.Text.IsBlank).ToList();
        if (atoms.Count > 0 && source.Count > 0)
        {
            var glued = source.Aggregate(atoms[^1], (whole, atom) => whole.With(atom));
            if (limits.Admit(glued.Text))
            {
                return [.. atoms[..^1], glued];
            }
        }

        return [.. atoms, .. source];
    }

    /// <summary>The image in words, for those who cannot see it; empty where the post has none.</summary>
    public StyledText ImageDescription() =>
        post.Image is { } image ? Laid([new PostSpan(image.AltText, PostStyle.Italic)]) : StyledText.Empty;

    private IEnumerable<(StyledText Text, StyledText Separator)> Blocks(bool withImageDescription)
    {
        if (post.Title is { } title)
        {
            yield return (Laid([new PostSpan(title, PostStyle.Bold)]), BlankLine);
        }

        foreach (var block in post.Blocks)
        {
            switch (block)
            {
                case PostParagraph paragraph:
                    yield return (Laid(paragraph.Spans), BlankLine);
                    break;
                case PostQuote quote:
                    yield return (Laid(quote.Spans, quoted: true), BlankLine);
                    break;
                case PostList list:
                    foreach (var (item, index) in list.Items.Select((item, index) => (item, index)))
                    {
                        yield return (Laid([new PostSpan("• "), .. item.Spans]), index == 0 ? BlankLine : NewLine);
                    }

                    break;
                default:
                    throw new InvalidOperationException($"A block of kind {block.GetType().Name} has no form on Telegram.");
            }
        }

        if (withImageDescription)
        {
            yield return (ImageDescription(), BlankLine);
        }
    }

    private StyledText Source()
    {
        if (post.Source is not { } source)
        {
            return StyledText.Empty;
        }

        var line = SourceLines.Text(source, post.Language);
        PostSpan link = Links.Accepted(source.Url) is { } url
            ? new(Words.For(post.Language)["source.read"], PostStyle.Plain, url)
            : new(source.Url);
        return Laid(line.Length == 0 ? [link] : [new PostSpan(line, PostStyle.Italic), new PostSpan("\n"), link]);
    }

    private StyledText Laid(IEnumerable<PostSpan> spans, bool quoted = false)
    {
        var text = StyledText.Join(spans.Select(span => StyledText.Of(CleanText.Of(span.Text, _mentions), Style(span, quoted))));
        return Isolates.Apply(text.Trim(), _rightToLeft);
    }

    private static TextStyle Style(PostSpan span, bool quoted) => new(
        Bold: (span.Style & (PostStyle.Bold | PostStyle.Mark)) != PostStyle.Plain,
        Italic: span.Style.HasFlag(PostStyle.Italic),
        Quote: quoted,
        Code: span.Style.HasFlag(PostStyle.Code),
        Link: Links.Accepted(span.Link));
}
