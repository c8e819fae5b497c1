using System.Globalization;

namespace Tocsin.Telegram.Rendering;

/// <summary>Cuts a block into atoms at its sentences, and what is still too long at its words, then anywhere.</summary>
/// <remarks>No cut falls inside a link or an isolated run, unless that alone is longer than a message.</remarks>
internal static class TextBorders
{
    private const string SentenceEnds = ".!?…؟۔。！？";
    private const string Closers = "\"'”’»)]\u2069";

    public static IEnumerable<TextAtom> Atoms(StyledText block, StyledText separator, TextLimits limits)
    {
        var border = TextBorder.Paragraph;
        foreach (var sentence in Cut(block, separator, border, TextBorder.Sentence, EndsSentence))
        {
            foreach (var atom in Fitting(sentence, limits))
            {
                yield return atom;
            }
        }
    }

    private static IEnumerable<TextAtom> Fitting(TextAtom sentence, TextLimits limits) =>
        limits.Admit(sentence.Text)
            ? [sentence]
            : Cut(sentence.Text, sentence.Separator, sentence.Border, TextBorder.Word, (_, _) => true)
                .SelectMany(word => limits.Admit(word.Text) ? [word] : Anywhere(word, limits));

    /// <summary>Cuts at each white space that <paramref name="endsBefore"/> accepts; the space becomes the separator.</summary>
    private static IEnumerable<TextAtom> Cut(
        StyledText text, StyledText separator, TextBorder first, TextBorder later, Func<string, int, bool> endsBefore)
    {
        var (start, border, depth) = (0, first, 0);
        for (var at = 0; at < text.Length; at++)
        {
            depth += text.Text[at] switch { Isolates.Open => 1, Isolates.Close => -1, _ => 0 };
            if (at == start || depth > 0 || !char.IsWhiteSpace(text.Text[at]) || !endsBefore(text.Text, at))
            {
                continue;
            }

            var next = at;
            while (next < text.Length && char.IsWhiteSpace(text.Text[next]))
            {
                next++;
            }

            if (next < text.Length && text.StyleAt(at - 1).Link is { } link && text.StyleAt(next).Link == link)
            {
                continue;
            }

            yield return new TextAtom(separator, text.Slice(start, at), border);
            (separator, start, border) = (text.Slice(at, next), next, later);
            at = next - 1;
        }

        if (start < text.Length)
        {
            yield return new TextAtom(separator, text.Slice(start, text.Length), border);
        }
    }

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

    /// <summary>The last resort: a word, link or run longer than a message, cut between what a reader sees as characters.</summary>
    private static IEnumerable<TextAtom> Anywhere(TextAtom word, TextLimits limits)
    {
        var bare = Bare(word.Text, limits);
        var borders = Characters(bare.Text, limits.Units / 4);
        var separator = word.Separator;
        for (int start = 0, end; start < borders.Count - 1; start = end)
        {
            var from = borders[start];
            end = limits.LastAdmitted(start + 1, borders.Count - 1, candidate => bare.Slice(from, borders[candidate]));
            yield return new TextAtom(separator, bare.Slice(from, borders[end]), TextBorder.Word);
            separator = StyledText.Empty;
        }
    }

    /// <summary>Where each character begins, and the end; letters with hundreds of marks on them are no characters.</summary>
    private static List<int> Characters(string text, int longest)
    {
        List<int> borders = [0];
        while (borders[^1] < text.Length)
        {
            var at = borders[^1];
            var step = StringInfo.GetNextTextElementLength(text, at);
            borders.Add(at + (step <= longest ? step : char.IsHighSurrogate(text[at]) ? 2 : 1));
        }

        return borders;
    }

    /// <summary>Without its styles, where they and not its length are too much.</summary>
    private static StyledText Bare(StyledText text, TextLimits limits) =>
        text.Length <= limits.Units ? StyledText.Of(text.Text) : text;
}
