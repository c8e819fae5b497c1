namespace Tocsin.Core.Text.Sentences;

/// <summary>Parts a text into its sentences, by rules and small lists for each language.</summary>
/// <remarks>
/// Nothing is lost or invented: the spans stand in order, do not overlap, and only white space lies between them.
/// Languages with lists: en, fr, es, de, it, pt, ar, fa, ru, tr, el, zh, ja; another is read by the rules of its script.
/// Headings, list items and other lines without a stop are sentences of their own; a quotation of moderate length stays
/// in one piece; sentences glued by a lost space ("…closed.Nobody…") are parted. Linear in the length of the text, free
/// of state, safe on any thread.
/// </remarks>
public static class SentenceSegmenter
{
    /// <summary>The sentences of <paramref name="text"/>; none when it holds only white space.</summary>
    /// <param name="text">Any text; line breaks may part paragraphs or only wrap lines.</param>
    /// <param name="language">BCP 47; its region is ignored. Null or unknown: the script decides.</param>
    public static IReadOnlyList<SentenceSpan> Split(string text, string? language)
    {
        var rules = LanguageRules.For(language, text);
        var capitals = Capitals.AreUsed(text);
        List<SentenceSpan> sentences = [];
        foreach (var (start, end) in Blocks.Of(text))
        {
            SplitBlock(text, start, end, rules, capitals, sentences);
        }

        return sentences;
    }

    private static void SplitBlock(string text, int start, int end, LanguageRules rules, bool capitals, List<SentenceSpan> sentences)
    {
        var enclosures = Enclosures.Of(text, start, end);
        var items = ListItems.StartsIn(text, start, end);
        var stops = new StopRules(text, start, end, rules, capitals);
        var first = sentences.Count;
        var from = start;
        var item = 0;
        for (var at = start; (at = Marks.NextStopOrDash(text, at, ItemOr(end, at))) < end; at++)
        {
            if (item < items.Count && items[item] == at)
            {
                from = Add(text, from, at, sentences);
                item++;
            }

            if (!Marks.IsTerminator(text[at], rules.SemicolonAsks))
            {
                from = stops.BreaksOffAt(at) ? Add(text, from, at + 2, sentences) : from;
                continue;
            }

            var stop = stops.BoundaryAt(from, at, out var next);
            if (stop >= 0 && !enclosures.Cover(stop))
            {
                from = Add(text, from, stop, sentences);
            }

            at = next - 1;
        }

        Add(text, from, end, sentences);
        JoinClosingAside(text, first, sentences);

        int ItemOr(int otherwise, int at) => item < items.Count && items[item] >= at ? items[item] : otherwise;
    }

    /// <summary>A bracketed sentence that ends a paragraph hangs on the one before it.</summary>
    private static void JoinClosingAside(string text, int first, List<SentenceSpan> sentences)
    {
        if (sentences.Count - first < 2)
        {
            return;
        }

        var last = sentences[^1];
        var before = sentences[^2];
        if (text[last.Start] == '(' && text[last.End - 1] == ')'
            && text[before.End - 1] is not ')' && !ListItems.IsMarker(text, last.Start))
        {
            sentences.RemoveAt(sentences.Count - 1);
            sentences[^1] = new SentenceSpan(before.Start, last.End - before.Start);
        }
    }

    private static int Add(string text, int from, int to, List<SentenceSpan> sentences)
    {
        var end = to;
        while (from < end && Marks.IsBlank(text[from]))
        {
            from++;
        }

        while (end > from && Marks.IsBlank(text[end - 1]))
        {
            end--;
        }

        if (end > from)
        {
            sentences.Add(new SentenceSpan(from, end - from));
        }

        return to;
    }
}
