using System.Buffers;
using System.Globalization;
using Tocsin.Core.Posts;

namespace Tocsin.Discord.Rendering;

/// <summary>Makes atoms of a block: its sentences; the words of a sentence that is too long; what is left, anywhere.</summary>
/// <param name="limit">The longest atom, in UTF-16 units of Markdown.</param>
internal sealed class AtomMaker(int limit)
{
    private const string BlankLine = "\n\n";

    /// <summary>Room for a block's separator and lead.</summary>
    private const int Slack = 4;

    /// <summary>Characters that are escaped in some places only.</summary>
    private static readonly SearchValues<char> InPlaces = SearchValues.Create("#>-+:.@");

    public IEnumerable<TextAtom> Paragraph(IReadOnlyList<PostSpan> spans) =>
        spans is [{ Style: PostStyle.Code } code] && Code(code) is { } whole && Fits(whole) ? [whole] : Block(spans, BlankLine, "", "");

    /// <summary>Between its fences it stays in one piece.</summary>
    private static TextAtom Code(PostSpan span) => new(BlankLine, "", [span with { Text = CleanText.Of(span.Text) }], TextBorder.Paragraph);

    public IEnumerable<TextAtom> Item(IReadOnlyList<PostSpan> spans, bool first) => Block(spans, first ? BlankLine : "\n", "- ", "");

    public IEnumerable<TextAtom> Quote(IReadOnlyList<PostSpan> spans) => Block(spans, BlankLine, "> ", "> ");

    /// <param name="spans">The text.</param>
    /// <param name="separator">Before the block.</param>
    /// <param name="lead">Before its first atom.</param>
    /// <param name="again">Before each later line of it, also where a message ends within the block.</param>
    private IEnumerable<TextAtom> Block(IReadOnlyList<PostSpan> spans, string separator, string lead, string again)
    {
        var cleaned = spans
            .Select(span => span with { Text = CleanText.Of(span.Text), Link = Links.Accepted(span.Link) })
            .Where(span => span.Text.Length > 0)
            .ToList();
        var first = true;
        foreach (var (space, sentence) in SpanCutter.Sentences(cleaned))
        {
            foreach (var atom in Fitting(sentence, Between(space)))
            {
                if (string.IsNullOrWhiteSpace(atom.Plain))
                {
                    continue;
                }

                yield return first
                    ? atom with { Separator = separator, Lead = lead, Border = TextBorder.Paragraph }
                    : atom with { Lead = again };
                first = false;
            }
        }

        string Between(string space) =>
            space.Contains('\n', StringComparison.Ordinal) ? $"\n{again}" : space.Length == 0 ? "" : " ";
    }

    private IEnumerable<TextAtom> Fitting(IReadOnlyList<PostSpan> sentence, string space)
    {
        var whole = Atom(space, sentence, TextBorder.Sentence);
        if (Fits(whole))
        {
            return [whole];
        }

        return SpanCutter.Words(sentence).SelectMany((word, index) =>
        {
            var (before, border) = index == 0 ? (space, TextBorder.Sentence) : (word.Space.Length == 0 ? "" : " ", TextBorder.Word);
            var atom = Atom(before, word.Spans, border);
            return Fits(atom) ? [atom] : Anywhere(word.Spans, before, border);
        });
    }

    private bool Fits(TextAtom atom) => atom.Length + Slack <= limit;

    /// <summary>The last resort: a word or link longer than a message, bare of style, cut between what a reader sees as characters.</summary>
    private IEnumerable<TextAtom> Anywhere(IReadOnlyList<PostSpan> word, string space, TextBorder border)
    {
        var text = string.Concat(word.Select(span => span.Text));
        var (start, length) = (0, Slack);
        for (int at = 0, next; at < text.Length; at = next)
        {
            next = Next(text, at);
            var written = Written(text[at..next]);
            if (length + written > limit && at > start)
            {
                yield return Atom(space, [new PostSpan(text[start..at])], border);
                (space, border, start, length) = ("", TextBorder.Word, at, Slack);
            }

            length += written;
        }

        yield return Atom(space, [new PostSpan(text[start..])], border);
    }

    /// <summary>No fewer units than the character takes as Markdown, wherever it stands.</summary>
    private static int Written(string character) =>
        Markdown.Escape(character).Length + (character.AsSpan().ContainsAny(InPlaces) ? 1 : 0);

    private int Next(string text, int at)
    {
        var step = StringInfo.GetNextTextElementLength(text, at);
        // Letters with thousands of marks on them are no longer characters that a reader sees.
        return at + (step > limit / 4 ? (char.IsHighSurrogate(text[at]) ? 2 : 1) : step);
    }

    private static TextAtom Atom(string space, IReadOnlyList<PostSpan> spans, TextBorder border) =>
        new(space, "", spans, border);
}
