using System.Buffers;

namespace Tocsin.Core.Text.Sentences;

/// <summary>Parts a text at those line breaks which part sentences, not at those which only wrap lines.</summary>
internal static class Blocks
{
    /// <summary>Lines of a wrapped text come close to the longest one; shorter ones were ended on purpose.</summary>
    private const double WrappedShare = 0.7;

    private const int ShortestWrappedLine = 40;

    /// <summary>In UTF-16 units: longer lines are paragraphs.</summary>
    private const int LongestWrappedLine = 120;

    /// <summary>A fragment of so many letters on a line of its own is part of a word set letter by letter.</summary>
    private const int LooseLetters = 2;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。！？؟۔।");

    /// <summary>Quotation marks and brackets that may follow a stop.</summary>
    private const string Closers = "\"'”’»)] ";

    public static List<(int Start, int End)> Of(string text)
    {
        List<(int Start, int End)> blocks = [];
        if (text.AsSpan().IndexOfAny('\n', '\r', '\u2029') < 0)
        {
            blocks.Add((0, text.Length));
            return blocks;
        }

        var lines = Lines(text);
        for (var first = 0; first < lines.Count;)
        {
            if (lines[first].Start == lines[first].End)
            {
                first++;
                continue;
            }

            var last = first;
            while (last + 1 < lines.Count && lines[last + 1].Start < lines[last + 1].End)
            {
                last++;
            }

            Join(text, lines, first, last, blocks);
            first = last + 1;
        }

        return blocks;
    }

    private static void Join(string text, List<(int Start, int End)> lines, int first, int last, List<(int Start, int End)> blocks)
    {
        var width = WrappedWidth(text, lines, first, last);
        var stops = text.AsSpan(lines[first].Start, lines[last].End - lines[first].Start).ContainsAny(Stops);
        var start = lines[first].Start;
        for (var line = first; line < last; line++)
        {
            var wrapped = width is { } full && lines[line].End - lines[line].Start >= full;
            if (!GoesOn(text, lines[line], lines[line + 1], wrapped, stops))
            {
                blocks.Add((start, lines[line].End));
                start = lines[line + 1].Start;
            }
        }

        blocks.Add((start, lines[last].End));
    }

    private static bool GoesOn(string text, (int Start, int End) line, (int Start, int End) next, bool wrapped, bool stops)
    {
        var c = text[next.Start];
        if (c is '.' or ',' or ';' or ':' or '!' or '?' || wrapped)
        {
            return !ListItems.IsMarker(text, next.Start);
        }

        if (line.End - line.Start <= LooseLetters && next.End - next.Start <= LooseLetters)
        {
            return char.IsLetter(text[line.Start]) && char.IsUpper(c);
        }

        if (text[line.End - 1] is '.' or '!' or '?' or '…' or ':' or ';' || ListItems.IsMarker(text, next.Start))
        {
            return false;
        }

        // Without any stop in sight, short lines in small letters are a list.
        return stops && (char.IsLower(c) || (c == '(' && text.AsSpan(next.Start, next.End - next.Start).TrimEnd()[^1] != ')'));
    }

    /// <summary>How long a line is at least that the width of a page broke; null where lines were ended on purpose.</summary>
    /// <remarks>
    /// Lines are short at the end of a paragraph, which has a stop, and in a heading above the text. Any other short line
    /// says that these are no wrapped lines, and so do paragraphs of a line each.
    /// </remarks>
    private static int? WrappedWidth(string text, List<(int Start, int End)> lines, int first, int last)
    {
        var longest = 0;
        for (var line = first; line <= last; line++)
        {
            longest = Math.Max(longest, lines[line].End - lines[line].Start);
        }

        var full = Math.Max(ShortestWrappedLine, (int)Math.Ceiling(longest * WrappedShare));
        var broken = 0;
        for (var line = first; line < last; line++)
        {
            if (EndsWithStop(text, lines[line]))
            {
                continue;
            }

            if (lines[line].End - lines[line].Start >= full)
            {
                broken++;
            }
            else if (line > first)
            {
                return null;
            }
        }

        return longest <= LongestWrappedLine && broken >= 2 && 2 * broken >= last - first ? full : null;
    }

    private static bool EndsWithStop(string text, (int Start, int End) line)
    {
        var end = text.AsSpan(line.Start, line.End - line.Start).TrimEnd(Closers);
        return end.Length > 0 && (Stops.Contains(end[^1]) || end[^1] == ':');
    }

    /// <summary>The lines without their outer white space; an empty one has no length.</summary>
    private static List<(int Start, int End)> Lines(string text)
    {
        List<(int Start, int End)> lines = [];
        for (var start = 0; start <= text.Length;)
        {
            var rest = text.AsSpan(start);
            var length = rest.IndexOfAny('\n', '\r', '\u2029');
            var stop = length < 0 ? text.Length : start + length;
            var from = start;
            var to = stop;
            while (from < to && Marks.IsBlank(text[from]))
            {
                from++;
            }

            while (to > from && Marks.IsBlank(text[to - 1]))
            {
                to--;
            }

            lines.Add((from, to));
            start = stop + (stop + 1 < text.Length && text[stop] == '\r' && text[stop + 1] == '\n' ? 2 : 1);
        }

        return lines;
    }
}
