using System.Buffers;

namespace Tocsin.Core.Text.Sentences;

/// <summary>Finds the items of a list that runs on in one line: "1. … 2. …", "(a) … (b) …", "• … • …".</summary>
internal static class ListItems
{
    private const string Bullets = "•⁃▪◦‣●■►";

    private const int LongestBody = 4;

    /// <summary>What closes a marker, or is one.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create(Bullets + ".)");

    private static readonly string[] RomanNumerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

    /// <summary>Where items begin, in rising order.</summary>
    public static List<int> StartsIn(string text, int start, int end)
    {
        List<int> starts = [];
        Marker? last = null;
        var lastAt = -1;
        for (var from = start; text.AsSpan(from, end - from).IndexOfAny(Ends) is var next and >= 0;)
        {
            var at = Begin(text, from + next, from);
            if (char.IsAsciiLetterUpper(text[at]) || !AtWordStart(text, at, start) || Read(text, at, end) is not { } marker)
            {
                from += next + 1;
                continue;
            }

            if (marker.Style == '•')
            {
                starts.Add(at);
                last = null;
            }
            else if (last is { } previous && marker.Follows(previous))
            {
                if (starts.Count == 0 || starts[^1] < lastAt)
                {
                    starts.Add(lastAt);
                }

                starts.Add(at);
                (last, lastAt) = (marker, at);
            }
            else if (BeginsSentence(text, at, start))
            {
                (last, lastAt) = (marker, at);
            }

            from = at + marker.Length;
        }

        return starts;
    }

    /// <summary>Where the marker begins that a bullet, stop or bracket at <paramref name="at"/> would close.</summary>
    private static int Begin(string text, int at, int floor)
    {
        var begin = at;
        while (begin > floor && at - begin < LongestBody && char.IsAsciiLetterOrDigit(text[begin - 1]))
        {
            begin--;
        }

        return begin > floor && text[begin - 1] == '(' ? begin - 1 : begin;
    }

    /// <summary>Whether a list item's marker stands at <paramref name="at"/>.</summary>
    public static bool IsMarker(string text, int at) => Read(text, at, text.Length) is not null;

    /// <summary>The end of the markers, two at most, that stand at <paramref name="at"/>, as in "• 10."; <paramref name="at"/> where there is none.</summary>
    public static int MarkerEnd(string text, int at, int end)
    {
        for (var markers = 0; markers < 2 && at < end && Read(text, at, end) is { } marker; markers++)
        {
            at += marker.Length;
            while (at < end && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }

        return at;
    }

    private static bool AtWordStart(string text, int at, int start) => at == start || char.IsWhiteSpace(text[at - 1]);

    private static bool BeginsSentence(string text, int at, int start)
    {
        var before = at - 1;
        while (before >= start && char.IsWhiteSpace(text[before]))
        {
            before--;
        }

        return before < start || text[before] is '.' or '!' or '?' or ':' or ';' or '…' || Marks.IsCloser(text[before]);
    }

    /// <summary>Reads "1." "1)" "1.)" "(1)" "a)" "iv)" or a bullet, with the white space that must follow.</summary>
    private static Marker? Read(string text, int at, int end)
    {
        var from = at;
        if (Bullets.Contains(text[at], StringComparison.Ordinal))
        {
            return new Marker('•', 0, '•', 1);
        }

        var bracketed = text[at] == '(';
        at += bracketed ? 1 : 0;
        var bodyAt = at;
        while (at < end && at - bodyAt < LongestBody && char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }

        var body = text.AsSpan(bodyAt, at - bodyAt);
        var tail = at;
        while (at < end && at - tail < 2 && text[at] is '.' or ')')
        {
            at++;
        }

        var closing = text.AsSpan(tail, at - tail);
        if (body.IsEmpty || closing.IsEmpty || at >= end || !char.IsWhiteSpace(text[at])
            || closing is "))" or ".." or ")." || (bracketed && closing is not ")"))
        {
            return null;
        }

        var style = bracketed ? '(' : closing[0] == '.' && closing.Length == 1 ? '.' : ')';
        return Marker.Of(body, style, at - from);
    }

    /// <param name="Style">How it is bracketed.</param>
    /// <param name="Number">1 for "1", "a", "i".</param>
    /// <param name="Alphabet">Digits, letters, Roman numerals.</param>
    /// <param name="Length">In UTF-16 units.</param>
    private readonly record struct Marker(char Style, int Number, char Alphabet, int Length)
    {
        /// <summary>"i" and "v" are letters and numerals.</summary>
        private int RomanNumber { get; init; }

        public static Marker? Of(ReadOnlySpan<char> body, char style, int length)
        {
            if (int.TryParse(body, System.Globalization.NumberStyles.None, null, out var number))
            {
                return body.Length <= 2 ? new Marker(style, number, '1', length) : null;
            }

            var roman = Roman(body);
            if (body.Length == 1 && char.IsAsciiLetter(body[0]))
            {
                return new Marker(style, (body[0] | 32) - 'a' + 1, char.IsAsciiLetterUpper(body[0]) ? 'A' : 'a', length)
                {
                    RomanNumber = roman,
                };
            }

            return roman > 0 && style != '.' ? new Marker(style, roman, 'i', length) { RomanNumber = roman } : null;
        }

        public bool Follows(Marker previous) =>
            Style == previous.Style
            && ((Alphabet == previous.Alphabet && Number == previous.Number + 1)
                || (RomanNumber > 1 && RomanNumber == previous.RomanNumber + 1));

        private static int Roman(ReadOnlySpan<char> body)
        {
            for (var at = 0; at < RomanNumerals.Length; at++)
            {
                if (body.SequenceEqual(RomanNumerals[at]))
                {
                    return at + 1;
                }
            }

            return 0;
        }
    }
}
