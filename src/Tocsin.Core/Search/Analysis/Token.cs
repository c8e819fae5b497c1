namespace Tocsin.Core.Search.Analysis;

/// <summary>A word, or a pair of characters of a script without spaces, by its place in the text.</summary>
/// <param name="Start">Its first UTF-16 unit.</param>
/// <param name="Length">How many it takes.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct Token(int Start, int Length, TokenKind Kind)
{
    public int End => Start + Length;
}

internal enum TokenKind : byte
{
    Word,

    /// <summary>Two neighbouring characters; the next token of the run begins with the second.</summary>
    Pair,

    /// <summary>A character of a script without spaces that has no neighbour.</summary>
    Single,

    /// <summary>The last character of a run of pairs, once more: that of a pair begins none. Only the index and the marks ask for it.</summary>
    Last,
}
