using System.Numerics;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>The documents of a segment that have a term, and the number of each among the term's postings.</summary>
internal sealed class TermDocuments
{
    private readonly ulong[] _bits;
    private readonly int[] _before;

    /// <param name="bits">The documents, a bit each.</param>
    public TermDocuments(ulong[] bits)
    {
        (_bits, _before) = (bits, new int[bits.Length]);
        for (var word = 1; word < bits.Length; word++)
        {
            _before[word] = _before[word - 1] + BitOperations.PopCount(bits[word - 1]);
        }
    }

    public ReadOnlySpan<ulong> Bits => _bits;

    public static int BytesFor(int documents) => ((documents + 63) >> 6) * (sizeof(ulong) + sizeof(int));

    /// <summary>How many of them come before this one; -1 for a document that is none of them.</summary>
    public int OrdinalOf(int document)
    {
        var (word, bit) = (_bits[document >> 6], 1UL << document);
        return (word & bit) == 0 ? -1 : _before[document >> 6] + BitOperations.PopCount(word & (bit - 1));
    }
}
