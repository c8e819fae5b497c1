using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Tocsin.Core.Search.Snippets;

/// <summary>Tells from their first three letters that most words of a text answer none of a query's.</summary>
/// <remarks>
/// Stemming may end a word after two of them, make a third "y" an "i" or the reverse, and write an umlaut's "ae" as "a"; it changes
/// no more of them.
/// </remarks>
internal sealed class WordFilter
{
    /// <summary>Characters that end a word of two letters and more, whatever follows, and begin none.</summary>
    private static readonly SearchValues<char> PlainBreaks = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Select(c => (char)c).Where(c => !char.IsAsciiLetterOrDigit(c) && c is not ('\'' or '`'))]);

    private readonly bool[] _firsts = new bool[64];

    /// <summary>By the first two letters, a bit for each third.</summary>
    private readonly uint[] _thirds = new uint[32 * 32];

    /// <param name="words">The words to look for, folded and stemmed; none is empty.</param>
    public WordFilter(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            _firsts[word[0] & 63] = true;
            if (word.Length == 1)
            {
                _thirds.AsSpan((word[0] & 31) << 5, 32).Fill(uint.MaxValue);
                continue;
            }

            _thirds[Pair(word[0], word[1])] |= word.Length == 2 ? uint.MaxValue : Third(word[2]);
            if (MayBeUmlaut(word[0]))
            {
                _thirds[Pair(word[0], 'e')] |= Third(word[1]);
            }

            if (MayBeUmlaut(word[1]))
            {
                _thirds[Pair(word[0], word[1])] |= Third('e');
            }
        }
    }

    /// <summary>Whether a folded word that begins so may be one of them.</summary>
    public bool MayBegin(char first) => _firsts[first & 63];

    /// <summary>Whether a word that begins with plain letters, two at least, may be one of them, in any case.</summary>
    public bool MayBegin(ReadOnlySpan<char> word)
    {
        var thirds = _thirds[Pair(word[0], word[1])];
        return thirds != 0 && (word.Length == 2 || !char.IsAsciiLetter(word[2]) || (thirds & Third((char)(word[2] | 0x20))) != 0);
    }

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

    private static int Pair(char first, char second) => ((first & 31) << 5) | (second & 31);

    private static bool MayBeUmlaut(char letter) => letter is 'a' or 'o' or 'u';

    private static uint Third(char third) => 1u << (third == 'y' ? 'i' : third);

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
        return isPlain && !MayBegin(text[from..end]) ? end : from;
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

            if (end == start + 1 ? text[from + end] == '.' || MayBegin((char)(text[from + start] | 0x20)) : MayBegin(text[(from + start)..(from + end)]))
            {
                return (from + start, true);
            }
        }

        return (from + plain, false);
    }
}
