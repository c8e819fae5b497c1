using Tocsin.Core.Posts;

namespace Tocsin.Discord.Rendering;

/// <summary>Cuts runs of text at white space, never inside a link.</summary>
internal static class SpanCutter
{
    private const string SentenceEnds = ".!?…؟۔。！？";

    /// <summary>After these no white space follows.</summary>
    private const string WideEnds = "。！？";
    private const string Closers = "\"'”’»)]」』）";

    /// <summary>The sentences, each with the white space before it.</summary>
    public static IEnumerable<(string Space, IReadOnlyList<PostSpan> Spans)> Sentences(IReadOnlyList<PostSpan> spans) =>
        Cut(spans, EndsSentence);

    /// <summary>The words, each with the white space before it.</summary>
    public static IEnumerable<(string Space, IReadOnlyList<PostSpan> Spans)> Words(IReadOnlyList<PostSpan> spans) =>
        Cut(spans, (_, _) => true);

    /// <summary>The part of <paramref name="spans"/> from <paramref name="start"/> to <paramref name="end"/>, in UTF-16 units of their text.</summary>
    public static IReadOnlyList<PostSpan> Slice(IReadOnlyList<PostSpan> spans, int start, int end)
    {
        List<PostSpan> slice = [];
        var at = 0;
        foreach (var span in spans)
        {
            var from = Math.Max(start - at, 0);
            var to = Math.Min(end - at, span.Text.Length);
            if (from < to)
            {
                slice.Add(span with { Text = span.Text[from..to] });
            }

            at += span.Text.Length;
        }

        return slice;
    }

    private static IEnumerable<(string Space, IReadOnlyList<PostSpan> Spans)> Cut(
        IReadOnlyList<PostSpan> spans, Func<string, int, bool> endsBefore)
    {
        var text = string.Concat(spans.Select(span => span.Text));
        var links = spans.SelectMany(span => Enumerable.Repeat(span.Link is null ? null : span, span.Text.Length)).ToArray();
        var (space, start) = ("", 0);
        for (var at = 1; at < text.Length; at++)
        {
            if (!(char.IsWhiteSpace(text[at]) && endsBefore(text, at)) && !StartsAfterWideEnd(text, at))
            {
                continue;
            }

            var next = at;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }

            if (next < text.Length && links[at - 1] is { } link && ReferenceEquals(links[next], link))
            {
                continue;
            }

            yield return (space, Slice(spans, start, at));
            (space, start) = (text[at..next], next);
            at = Math.Max(at, next - 1);
        }

        if (start < text.Length)
        {
            yield return (space, Slice(spans, start, text.Length));
        }
    }

    private static bool StartsAfterWideEnd(string text, int at) =>
        WideEnds.Contains(text[at - 1], StringComparison.Ordinal) && char.IsLetterOrDigit(text[at]);

    private static bool EndsSentence(string text, int space)
    {
        if (text[space] == '\n')
        {
            return true;
        }

        var at = space - 1;
        while (at > 0 && Closers.Contains(text[at], StringComparison.Ordinal))
        {
            at--;
        }

        return SentenceEnds.Contains(text[at], StringComparison.Ordinal);
    }
}
