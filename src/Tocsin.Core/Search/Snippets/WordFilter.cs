using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Core.Search.Snippets;

/// <summary>Tells from their first two letters, which no stemming changes, that most words of a text answer none of a query's.</summary>
internal sealed class WordFilter
{
    /// <summary>Characters that end a word of two letters and more, whatever follows, and begin none.</summary>
    private static readonly SearchValues<char> PlainBreaks = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c) && c is not ('\'' or '`'))]);

    private readonly bool[] _firsts = new bool[64];
    private readonly bool[] _pairs = new bool[64 * 64];

    /// <param name="words">The words to look for, folded; none is empty.</param>
    public WordFilter(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            _firsts[word[0] & 63] = true;
            if (word.Length > 1)
            {
                _pairs[Pair(word[0], word[1])] = true;
            }
            else
            {
                _pairs.AsSpan((word[0] & 63) << 6, 64).Fill(true);
            }
        }
    }

    /// <summary>Whether a folded word that begins so may be one of them.</summary>
    public bool MayBegin(char first) => _firsts[first & 63];

    /// <summary>Whether a word of plain letters that begins with these two may be one of them, in any case.</summary>
    public bool MayBegin(char first, char second) => _pairs[Pair((char)(first | 0x20), (char)(second | 0x20))];

    /// <summary>From a place between tokens, the next such place after which a word may be one of them.</summary>
    public int Next(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            var (next, found) = Vector256<ushort>.Count <= text.Length - from ? PassSixteen(text, from) : (from, false);
            if (found || (next == from && (next = PassOne(text, from)) == from))
            {
                return next;
            }

            from = next;
        }

        return from;
    }

    private static int Pair(char first, char second) => ((first & 63) << 6) | (second & 63);

    /// <summary>Passes over a character between words or a word that cannot be one of them; stays where it cannot tell.</summary>
    private int PassOne(ReadOnlySpan<char> text, int from)
    {
        if (!char.IsAsciiLetter(text[from]))
        {
            return PlainBreaks.Contains(text[from]) ? from + 1 : from;
        }

        var end = from + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        var isPlain = end > from + 1 && (end == text.Length || PlainBreaks.Contains(text[end]));
        return isPlain && !MayBegin(text[from], text[from + 1]) ? end : from;
    }

    /// <summary>The same for what ends within the next sixteen characters, at once.</summary>
    private (int Next, bool Found) PassSixteen(ReadOnlySpan<char> text, int from)
    {
        var characters = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text[from..])));
        var isLetter = Vector256.LessThan((characters | Vector256.Create((ushort)0x20)) - Vector256.Create((ushort)'a'), Vector256.Create((ushort)26));
        var isOdd = Vector256.GreaterThan(characters, Vector256.Create((ushort)127))
            | Vector256.LessThan(characters - Vector256.Create((ushort)'0'), Vector256.Create((ushort)10))
            | Vector256.Equals(characters, Vector256.Create((ushort)'\''))
            | Vector256.Equals(characters, Vector256.Create((ushort)'`'));
        var letters = isLetter.ExtractMostSignificantBits();
        var plain = Math.Min(BitOperations.TrailingZeroCount(isOdd.ExtractMostSignificantBits()), Vector256<ushort>.Count);
        for (var starts = letters & ~(letters << 1) & ((1u << plain) - 1); starts != 0; starts &= starts - 1)
        {
            var start = BitOperations.TrailingZeroCount(starts);
            var end = start + BitOperations.TrailingZeroCount(~(letters >> start));
            if (end >= plain)
            {
                return (from + start, false);
            }

            if (end == start + 1 ? text[from + end] == '.' || MayBegin((char)(text[from + start] | 0x20)) : MayBegin(text[from + start], text[from + start + 1]))
            {
                return (from + start, true);
            }
        }

        return (from + plain, false);
    }
}
