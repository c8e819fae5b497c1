using System.Numerics;

namespace Tocsin.Core.Search.Ranking;

/// <summary>A set of the documents of one segment.</summary>
internal sealed class DocumentSet(int documents)
{
    private readonly ulong[] _bits = new ulong[(documents + 63) >> 6];

    public Span<ulong> Bits => _bits;

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _bits)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    public bool this[int document] => (_bits[document >> 6] & (1UL << document)) != 0;

    public static DocumentSet All(int documents)
    {
        var set = new DocumentSet(documents);
        set.Bits.Fill(ulong.MaxValue);
        if ((documents & 63) != 0)
        {
            set.Bits[^1] = (1UL << documents) - 1;
        }

        return set;
    }

    public void Add(int document) => _bits[document >> 6] |= 1UL << document;

    public void UnionWith(ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] |= other[i];
        }
    }

    public void IntersectWith(DocumentSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= other._bits[i];
        }
    }

    public void ExceptWith(ReadOnlySpan<ulong> other)
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            _bits[i] &= ~other[i];
        }
    }

    public IEnumerable<int> Documents()
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var word = _bits[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
