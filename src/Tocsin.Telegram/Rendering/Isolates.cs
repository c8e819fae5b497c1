using System.Text;

namespace Tocsin.Telegram.Rendering;

/// <summary>
/// Wraps each run of the other direction (a Latin name in an Arabic line, an Arabic one in a French line) in U+2068 and
/// U+2069, so that the punctuation around it stays where it belongs. A line wholly of the other direction is left alone.
/// </summary>
internal static class Isolates
{
    public const char Open = '\u2068';
    public const char Close = '\u2069';

    public static StyledText Apply(StyledText text, bool rightToLeft)
    {
        List<StyledText> parts = [];
        var done = 0;
        foreach (var (start, end) in Lines(text.Text).SelectMany(line => Runs(text.Text, line.Start, line.End, rightToLeft)))
        {
            parts.Add(text.Slice(done, start));
            parts.Add(StyledText.Of($"{Open}", text.StyleAt(start)));
            parts.Add(text.Slice(start, end));
            parts.Add(StyledText.Of($"{Close}", text.StyleAt(end - 1)));
            done = end;
        }

        return done == 0 ? text : StyledText.Join([.. parts, text.Slice(done, text.Length)]);
    }

    private static IEnumerable<(int Start, int End)> Lines(string text)
    {
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            yield return (start, end);
        }
    }

    private static List<(int Start, int End)> Runs(string text, int start, int end, bool rightToLeft)
    {
        List<(int Start, int End)> runs = [];
        var ownLetters = false;
        var open = -1;
        var last = -1;
        for (var at = start; at < end;)
        {
            var rune = Rune.GetRuneAt(text, at);
            var next = at + rune.Utf16SequenceLength;
            switch (Direction.Of(rune))
            {
                case { } direction when direction == rightToLeft:
                    ownLetters = true;
                    AddRun();
                    break;
                case not null:
                    open = open < 0 ? at : open;
                    last = next;
                    break;
                default:
                    last = last == at && Direction.IsAttached(rune) ? next : last;
                    break;
            }

            at = next;
        }

        AddRun();
        return ownLetters ? runs : [];

        void AddRun()
        {
            if (open >= 0)
            {
                var from = runs.Count == 0 ? start : runs[^1].End;
                runs.Add((GrownLeft(text, open, from), GrownRight(text, open, last, end)));
            }

            open = -1;
        }
    }

    /// <summary>Takes in what is written as one word with the run: <c>#tag</c>, <c>@name</c>, <c>3M</c>.</summary>
    private static int GrownLeft(string text, int start, int from)
    {
        while (start > from && (char.IsAsciiDigit(text[start - 1]) || "#@+/_".Contains(text[start - 1], StringComparison.Ordinal)))
        {
            start--;
        }

        return start;
    }

    /// <summary>Takes in what ends it: <c>COVID-19</c>, <c>https://a.example/</c>, the bracket that it opened.</summary>
    private static int GrownRight(string text, int start, int last, int end)
    {
        while (last < end
            && (char.IsAsciiDigit(text[last])
                || "/_+%#".Contains(text[last], StringComparison.Ordinal)
                || ("-.:".Contains(text[last], StringComparison.Ordinal) && last + 1 < end && char.IsAsciiDigit(text[last + 1]))
                || (text[last] == ')' && text.AsSpan(start, last - start).Count('(') > text.AsSpan(start, last - start).Count(')'))))
        {
            last++;
        }

        return last;
    }
}
