using Tocsin.Core.Text.Sentences;

namespace Tocsin.Core.Summaries.Reading;

/// <summary>Where in a paragraph someone is quoted; a sentence in the midst of a long quotation shows no sign of it itself.</summary>
internal sealed class Quotations
{
    /// <summary>Quotation marks further apart are a slip of the source, not a quotation.</summary>
    private const int Longest = 1500;

    private readonly List<(int Open, int Close)> _ranges = [];

    /// <param name="text">The paragraph.</param>
    /// <param name="next">The one after it; null after the last. A quotation of several paragraphs is opened again in each, and closed in the last.</param>
    public static Quotations Of(string text, string? next = null)
    {
        var quotations = new Quotations();
        var (open, opener) = (-1, '\0');
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c is not ('"' or '«' or '»' or '“' or '”' or '„' or '「' or '」' or '『' or '』' or '‘' or '’'))
            {
                continue;
            }

            var leftEdge = at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '\'' or '’';
            var rightEdge = at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]);
            if (c == '’' && (opener != '‘' || !rightEdge))
            {
                continue;
            }

            if (open >= 0 && Closes(opener, c) && !(c == '"' && leftEdge && !rightEdge))
            {
                if (at - open <= Longest)
                {
                    quotations._ranges.Add((open, at + 1));
                }

                (open, opener) = (-1, '\0');
            }
            else if (c is not ('」' or '』' or '’') && (c != '‘' || leftEdge) && (open < 0 || Closes(opener, c)) && !(c is '"' or '”' && at + 1 < text.Length && char.IsWhiteSpace(text[at + 1])))
            {
                (open, opener) = (at, c);
            }
        }

        if (open >= 0 && next is { Length: > 0 } && next[0] == opener && text.Length - open <= Longest)
        {
            quotations._ranges.Add((open, text.Length));
        }

        return quotations;
    }

    /// <summary>Speech that a dash or a letter opens, as in a dialogue or an interview, and that says nowhere whose it is.</summary>
    public static bool IsBareSpeech(string sentence) => sentence switch
    {
        ['—' or '–', ..] => sentence.AsSpan(1).IndexOfAny('—', '–') < 0,
        [>= 'A' and <= 'Z', ':' or '：', ..] => true,
        _ => false,
    };

    /// <summary>The share of the sentence inside quotation marks.</summary>
    public double ShareOf(SentenceSpan span)
    {
        var inside = 0;
        for (var at = FirstAfter(span.Start); at < _ranges.Count && _ranges[at].Open < span.End; at++)
        {
            inside += Math.Min(_ranges[at].Close, span.End) - Math.Max(_ranges[at].Open, span.Start);
        }

        return inside / (double)span.Length;
    }

    /// <summary>Whether the sentence lies in a quotation that began before it or goes on after it, or says nothing outside one.</summary>
    public bool HideSpeakerOf(string text, SentenceSpan span)
    {
        var (outside, from) = (0, span.Start);
        var first = FirstAfter(span.Start);
        var at = first;
        for (; at < _ranges.Count && _ranges[at].Open < span.End; at++)
        {
            var (open, close) = _ranges[at];
            if (open < span.Start || close > span.End)
            {
                return true;
            }

            outside += WordCount.Of(text.AsSpan(from, open - from));
            from = close;
        }

        outside += WordCount.Of(text.AsSpan(from, span.End - from));
        return at > first && outside < 2;
    }

    /// <summary>The first range that ends after <paramref name="position"/>.</summary>
    private int FirstAfter(int position)
    {
        var (low, high) = (0, _ranges.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _ranges[middle].Close <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool Closes(char opener, char c) => opener switch
    {
        '"' => c == '"',
        '«' => c == '»',
        '»' => c == '«',
        '“' => c is '”' or '"',
        '‘' => c == '’',
        '„' => c is '“' or '”',
        '”' => c == '”',
        '「' => c == '」',
        '『' => c == '』',
        _ => false,
    };
}
