using System.Buffers;

namespace Tocsin.Core.Text.Sentences;

/// <summary>The brackets and quotations of a block: a sentence does not end within them while they are of moderate length.</summary>
internal sealed class Enclosures
{
    /// <summary>A longer quotation is parted: it holds several thoughts, and nobody reads it as one sentence.</summary>
    private const int LongestQuotation = 300;

    private const int LongestBracket = 400;

    private readonly List<(int Open, int Close)> _pairs = [];
    private int _at;

    public static Enclosures Of(string text, int start, int end)
    {
        var found = new Enclosures();
        Span<int> open = stackalloc int[Kinds.Length];
        open.Fill(-1);
        var guillemetOpens = text.AsSpan(start, end - start).IndexOfAny('«', '»') is var first and >= 0 ? text[start + first] : '«';
        for (var at = start; at < end; at++)
        {
            var next = text.AsSpan(at, end - at).IndexOfAny(Edges);
            if (next < 0)
            {
                break;
            }

            at += next;
            var kind = KindOf(text[at], guillemetOpens, open[LowQuote] >= 0, text, at, start, end, out var opens);
            if (kind < 0)
            {
                continue;
            }

            if (opens)
            {
                open[kind] = at;
            }
            else if (open[kind] >= 0)
            {
                if (at - open[kind] <= (kind < Quotes ? LongestBracket : LongestQuotation))
                {
                    found._pairs.Add((open[kind], at));
                }

                open[kind] = -1;
            }
        }

        found._pairs.Sort();
        return found;
    }

    /// <summary>Whether <paramref name="position"/> lies within one; to be asked in rising order.</summary>
    public bool Cover(int position)
    {
        while (_at < _pairs.Count && _pairs[_at].Close < position)
        {
            _at++;
        }

        for (var pair = _at; pair < _pairs.Count && _pairs[pair].Open < position; pair++)
        {
            if (_pairs[pair].Close >= position)
            {
                return true;
            }
        }

        return false;
    }

    private static readonly SearchValues<char> Edges = SearchValues.Create(Kinds + ")]}）】》〉」』”’`»");

    private const string Kinds = "([{（【《〈「『\"“„'‘«";
    private const int Quotes = 7;
    private const int LowQuote = 11;

    private static int KindOf(char c, char guillemetOpens, bool lowOpen, string text, int at, int start, int end, out bool opens)
    {
        opens = false;
        switch (c)
        {
            case ')': return 0;
            case ']': return 1;
            case '}': return 2;
            case '）': return 3;
            case '】': return 4;
            case '》': return 5;
            case '〉': return 6;
            case '」': return 7;
            case '』': return 8;
            case '”': return lowOpen ? LowQuote : 10;
            case '“' when lowOpen: return LowQuote;
            case '«' or '»':
                opens = c == guillemetOpens;
                return 14;
            case '"':
                opens = OpensStraight(text, at, start, end);
                return 9;
            case '\'' or '’' or '‘' or '`':
                return Single(c, text, at, start, end, out opens);
            default:
                opens = true;
                return Kinds.IndexOf(c, StringComparison.Ordinal);
        }
    }

    private static bool OpensStraight(string text, int at, int start, int end) =>
        at + 1 < end && !char.IsWhiteSpace(text[at + 1])
        && (at == start || char.IsWhiteSpace(text[at - 1]) || Marks.IsOpener(text[at - 1]) || Marks.IsDash(text[at - 1])
            || (text[at - 1] is '.' or '!' or '?' or ':' && Marks.CanBegin(text[at + 1])));

    /// <summary>A single quote is an apostrophe unless it stands at the edge of a word.</summary>
    private static int Single(char c, string text, int at, int start, int end, out bool opens)
    {
        opens = c is '‘' or '`'
            || (c == '\'' && at + 1 < end && char.IsLetterOrDigit(text[at + 1])
                && (at == start || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '"' or '“'));
        var kind = c is '‘' or '’' ? 13 : 12;
        if (opens)
        {
            return kind;
        }

        var closes = at > start && !char.IsWhiteSpace(text[at - 1]) && (at + 1 == end || !char.IsLetterOrDigit(text[at + 1]));
        return closes ? kind : -1;
    }
}
