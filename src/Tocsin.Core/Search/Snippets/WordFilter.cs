using System.Buffers;
using System.Numerics;

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

    private readonly LetterMasks _masks = new();

    /// <param name="words">The words to look for, folded and stemmed; none is empty.</param>
    public WordFilter(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            _firsts[word[0] & 63] = true;
            if (word.Length == 1)
            {
                _thirds.AsSpan((word[0] & 31) << 5, 32).Fill(uint.MaxValue);
                _masks.Add(word[0], uint.MaxValue, uint.MaxValue);
                continue;
            }

            Add(word[0], word[1], word.Length == 2 ? uint.MaxValue : Third(word[2]));
            if (MayBeUmlaut(word[0]))
            {
                Add(word[0], 'e', Third(word[1]));
            }

            if (MayBeUmlaut(word[1]))
            {
                Add(word[0], word[1], Third('e'));
            }
        }
    }

    /// <summary>Whether a folded word that begins so may be one of them.</summary>
    public bool MayBegin(char first) => _firsts[first & 63];

    /// <summary>Whether a word that begins with plain letters, two at least, may be one of them, in any case.</summary>
    public bool MayBegin(ReadOnlySpan<char> word)
    {
        var thirds = _thirds[Pair(word[0], word[1])];
        return thirds != 0 && (word.Length == 2 || !char.IsAsciiLetter(word[2]) || (thirds & Third(word[2])) != 0);
    }

    /// <summary>From a place between tokens, the next such place after which a word may be one of them.</summary>
    public int Next(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length)
        {
            var (next, found) = LetterMasks.Fit(text, from) ? PassBlock(text, from) : (from, false);
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

    /// <summary>The bit of a third letter, in any case; "y" and "i" share theirs.</summary>
    private static uint Third(char third) => 1u << ((third & 31) == ('y' & 31) ? 'i' : third);

    private void Add(char first, char second, uint thirds)
    {
        _thirds[Pair(first, second)] |= thirds;
        _masks.Add(first, 1u << second, thirds | ((thirds & Third('i')) != 0 ? 1u << 'y' : 0));
    }

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

    /// <summary>The same for what ends before an odd character within the next block, at once.</summary>
    private (int Next, bool Found) PassBlock(ReadOnlySpan<char> text, int from)
    {
        var (letters, possible, odd) = _masks.At(text, from);
        var plain = BitOperations.TrailingZeroCount(odd);
        if (plain == 0)
        {
            return (from, false);
        }

        // A word that goes on at the end is for the next block, or for somebody who can tell what an odd character makes of it.
        var end = plain - BitOperations.LeadingZeroCount(~(letters << (LetterMasks.Size - plain)));
        var starts = possible & ~(letters << 1) & (uint)((1UL << end) - 1);
        for (; starts != 0; starts &= starts - 1)
        {
            var start = BitOperations.TrailingZeroCount(starts);
            var length = BitOperations.TrailingZeroCount(~(letters >> start));
            var word = text.Slice(from + start, length);
            if (length == 1 ? text[from + start + 1] == '.' || MayBegin((char)(word[0] | 0x20)) : MayBegin(word))
            {
                return (from + start, true);
            }
        }

        return (from + end, false);
    }
}
