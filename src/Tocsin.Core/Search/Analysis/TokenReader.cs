namespace Tocsin.Core.Search.Analysis;

/// <summary>Cuts a text into tokens, for the index, the query and the snippet alike.</summary>
/// <remarks>
/// "U.S." and "1,000" are one token, as is "l'hôpital" (the analyzer removes the article); a hyphen separates.
/// No token is empty, none cuts a surrogate pair or a combining sequence.
/// </remarks>
/// <param name="text">The text.</param>
/// <param name="withLast">Whether to read the last character of a run of pairs once more, see <see cref="TokenKind.Last"/>.</param>
internal ref struct TokenReader(ReadOnlySpan<char> text, bool withLast = false)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly bool _withLast = withLast;
    private int _index;
    private bool _insideRun;

    public Token Current { get; private set; }

    /// <summary>Where the next token is looked for.</summary>
    public readonly int Position => _index;

    /// <summary>Passes over what lies before an index, which must be no place inside a token; false at the end of the text.</summary>
    public bool PassTo(int index)
    {
        if (index > _index)
        {
            (_index, _insideRun) = (index, false);
        }

        return _index < _text.Length;
    }

    public bool MoveNext()
    {
        while (_index < _text.Length)
        {
            var kind = CharTable.At(_text, _index, out var length);
            switch (kind)
            {
                case CharKind.Letter or CharKind.Digit:
                    _insideRun = false;
                    Current = Word();
                    return true;
                case CharKind.Unspaced when Unspaced():
                    return true;
                case CharKind.Unspaced:
                    break;
                default:
                    _index += length;
                    _insideRun = false;
                    break;
            }
        }

        return false;
    }

    private bool Unspaced()
    {
        var start = _index;
        var end = UnitEnd(_text, start);
        _index = end;
        if (end < _text.Length && CharTable.At(_text, end, out _) == CharKind.Unspaced)
        {
            _insideRun = true;
            Current = new Token(start, UnitEnd(_text, end) - start, TokenKind.Pair);
            return true;
        }

        var alone = !_insideRun;
        _insideRun = false;
        Current = new Token(start, end - start, alone ? TokenKind.Single : TokenKind.Last);
        return alone || _withLast;
    }

    /// <summary>Where the character that begins at an index ends, with its marks.</summary>
    public static int UnitEnd(ReadOnlySpan<char> text, int index)
    {
        CharTable.At(text, index, out var length);
        index += length;
        while (index < text.Length && CharTable.At(text, index, out length) == CharKind.Mark)
        {
            index += length;
        }

        return index;
    }

    private Token Word()
    {
        var start = _index;
        var previous = CharKind.Other;
        while (_index < _text.Length)
        {
            if (char.IsAsciiLetter(_text[_index]))
            {
                previous = CharKind.Letter;
                _index++;
                continue;
            }

            var kind = CharTable.At(_text, _index, out var length);
            var inside = kind switch
            {
                CharKind.Letter or CharKind.Digit or CharKind.Mark => true,
                CharKind.Apostrophe => previous == CharKind.Letter && NextIs(CharKind.Letter),
                CharKind.Point => previous == CharKind.Digit ? NextIs(CharKind.Digit) : IsAcronymPoint(start),
                _ => false,
            };
            if (!inside)
            {
                break;
            }

            previous = kind == CharKind.Mark ? previous : kind;
            _index += length;
        }

        return new Token(start, _index - start, TokenKind.Word);
    }

    private readonly bool NextIs(CharKind kind) =>
        _index + 1 < _text.Length && CharTable.At(_text, _index + 1, out _) == kind;

    /// <summary>A point between single letters, as in "U.N.".</summary>
    private readonly bool IsAcronymPoint(int start)
    {
        var alone = _index - 1 == start || (_index - 2 > start && _text[_index - 2] == '.');
        return alone && _text[_index] == '.' && NextIs(CharKind.Letter)
            && (_index + 2 == _text.Length || CharTable.At(_text, _index + 2, out _) is CharKind.Other or CharKind.Point);
    }
}
