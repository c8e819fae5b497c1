using System.Globalization;
using Tocsin.Core.Posts;

namespace Tocsin.Discord.Rendering;

/// <summary>Makes atoms of a block: its sentences; the words of a sentence that is too long; what is left, anywhere.</summary>
/// <param name="limit">The longest atom, in UTF-16 units of Markdown.</param>
internal sealed class AtomMaker(int limit)
{
    private const string BlankLine = "\n\n";

    public IEnumerable<TextAtom> Paragraph(IReadOnlyList<PostSpan> spans) => Block(spans, BlankLine, "", "");

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

        string Between(string space) => space.Contains('\n', StringComparison.Ordinal) ? $"\n{again}" : " ";
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
            var (before, border) = index == 0 ? (space, TextBorder.Sentence) : (" ", TextBorder.Word);
            var atom = Atom(before, word.Spans, border);
            return Fits(atom) ? [atom] : Anywhere(word.Spans, before, border);
        });
    }

    private bool Fits(TextAtom atom) => atom.Markdown.Length + "\n\n> ".Length <= limit;

    /// <summary>The last resort: a word or link longer than a message, bare of style, cut between what a reader sees as characters.</summary>
    private IEnumerable<TextAtom> Anywhere(IReadOnlyList<PostSpan> word, string space, TextBorder border)
    {
        var text = string.Concat(word.Select(span => span.Text));
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start;
            while (end < text.Length && Atom(space, [new PostSpan(text[start..Next(text, end)])], border) is var more && (end == start || Fits(more)))
            {
                end = Next(text, end);
            }

            yield return Atom(space, [new PostSpan(text[start..end])], border);
            (space, border) = ("", TextBorder.Word);
        }
    }

    private int Next(string text, int at)
    {
        var step = StringInfo.GetNextTextElementLength(text, at);
        // Letters with thousands of marks on them are no longer characters that a reader sees.
        return at + (step > limit / 4 ? (char.IsHighSurrogate(text[at]) ? 2 : 1) : step);
    }

    private static TextAtom Atom(string space, IReadOnlyList<PostSpan> spans, TextBorder border) =>
        new(space, "", Markdown.Of(spans), Plain(spans), border);

    private static string Plain(IReadOnlyList<PostSpan> spans) =>
        string.Concat(spans.Select(span => span.Link is { } link ? $"{span.Text} ({link})" : span.Text));
}
