using System.Buffers;

namespace Tocsin.Core.Search.Query;

/// <summary>Splits a query into what stands between spaces and what stands between quotes, of any script's kind.</summary>
internal ref struct QueryScanner(ReadOnlySpan<char> query)
{
    private static readonly SearchValues<char> OpeningQuotes = SearchValues.Create("\"“”„‟«»″＂「『");
    private static readonly SearchValues<char> ClosingQuotes = SearchValues.Create("\"“”‟»«″＂」』");

    private readonly ReadOnlySpan<char> _query = query;
    private int _index;

    /// <summary>What stands before the part: <c>-</c>, <c>title:</c>, <c>-author:</c>; may be empty.</summary>
    public ReadOnlySpan<char> Prefix { get; private set; }

    public ReadOnlySpan<char> Part { get; private set; }

    public bool IsQuoted { get; private set; }

    /// <summary>Where <see cref="Part"/> begins in the query.</summary>
    public int Start { get; private set; }

    public bool MoveNext()
    {
        while (_index < _query.Length && IsSpace(_query[_index]))
        {
            _index++;
        }

        if (_index == _query.Length)
        {
            return false;
        }

        Start = _index;
        while (_index < _query.Length && !IsSpace(_query[_index]))
        {
            var before = _query[Start.._index];
            if (IsQuote(_query[_index]) && (before.IsEmpty || before is "-" || before[^1] == ':') && TryQuoted(before))
            {
                return true;
            }

            _index++;
        }

        Prefix = default;
        Part = _query[Start.._index];
        IsQuoted = false;
        return true;
    }

    /// <summary>A quote that is never closed is a quote no longer.</summary>
    private bool TryQuoted(ReadOnlySpan<char> before)
    {
        var length = _query[(_index + 1)..].IndexOfAny(ClosingQuotes);
        if (length < 0)
        {
            return false;
        }

        Prefix = before;
        Part = _query.Slice(_index + 1, length);
        IsQuoted = true;
        Start = _index + 1;
        _index += length + 2;
        return true;
    }

    private static bool IsQuote(char c) => OpeningQuotes.Contains(c);

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200B' or '\u200E' or '\u200F' or '\u3000';
}
