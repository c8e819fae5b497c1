using System.Numerics;
using System.Runtime.Intrinsics;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Postings;

/// <summary>One decoded block: documents at once, frequencies and positions when they are asked for.</summary>
internal sealed class PostingBlock
{
    private readonly int[] _documents = new int[PostingsWriter.BlockSize];
    private readonly int[] _counts = new int[PostingsWriter.BlockSize];
    private readonly int[] _frequencies = new int[PostingsWriter.BlockSize];
    private bool _hasFrequencies;
    private int _start;

    public int Count { get; private set; }

    public ReadOnlySpan<int> Documents => _documents.AsSpan(0, Count);

    /// <summary>A term's only document, taken from the dictionary.</summary>
    public void SetSingle(int document, int count, int extra)
    {
        Count = 1;
        _documents[0] = document;
        _counts[0] = count;
        _frequencies[0] = count + extra;
        _hasFrequencies = true;
    }

    /// <param name="postings">The section, padded.</param>
    /// <param name="start">The block.</param>
    /// <param name="count">Its documents.</param>
    /// <param name="before">The last document of the block before, -1 at first.</param>
    public void Decode(ReadOnlySpan<byte> postings, int start, int count, int before)
    {
        (Count, _start, _hasFrequencies) = (count, start, false);
        var documents = _documents.AsSpan(0, count);
        BitPacking.Read(postings[(start + 3)..], postings[start], documents);
        AddUp(before);
    }

    /// <summary>The place of the first document from <paramref name="document"/> on, which must be there, looked for from a place on.</summary>
    public int IndexOf(int document, int from)
    {
        var wanted = Vector256.Create(document);
        for (; from + Vector256<int>.Count <= Count; from += Vector256<int>.Count)
        {
            var before = Vector256.LessThan(Vector256.LoadUnsafe(ref _documents[from]), wanted).ExtractMostSignificantBits();
            if (before != byte.MaxValue)
            {
                return from + BitOperations.TrailingZeroCount(~before);
            }
        }

        while (_documents[from] < document)
        {
            from++;
        }

        return from;
    }

    /// <summary>How often the term counts in the document of this place.</summary>
    public int Frequency(ReadOnlySpan<byte> postings, int index) =>
        _hasFrequencies ? _frequencies[index] : FrequencyAt(postings[_start..], Count, index);

    /// <summary>The same of a block that need not be decoded.</summary>
    /// <param name="block">The block, and whatever follows.</param>
    /// <param name="count">Its documents.</param>
    /// <param name="index">The place.</param>
    public static int FrequencyAt(ReadOnlySpan<byte> block, int count, int index)
    {
        var (countWidth, extraWidth) = (block[1], block[2]);
        var counts = block[(3 + BitPacking.Bytes(count, block[0]))..];
        var extras = counts[BitPacking.Bytes(count, countWidth)..];
        return 1 + BitPacking.ReadAt(counts, countWidth, index) + BitPacking.ReadAt(extras, extraWidth, index);
    }

    /// <summary>How many positions the documents before a place have in a block that need not be decoded, and how many the place's has.</summary>
    /// <inheritdoc cref="FrequencyAt"/>
    public static (int Before, int Count) PositionsAt(ReadOnlySpan<byte> block, int count, int index)
    {
        var counts = block[(3 + BitPacking.Bytes(count, block[0]))..];
        var (before, width) = (index, block[1]);
        for (var i = 0; i < index && width > 0; i++)
        {
            before += BitPacking.ReadAt(counts, width, i);
        }

        return (before, 1 + BitPacking.ReadAt(counts, width, index));
    }

    /// <summary>How often the term counts in each document.</summary>
    public ReadOnlySpan<int> Frequencies(ReadOnlySpan<byte> postings)
    {
        if (!_hasFrequencies)
        {
            DecodeFrequencies(postings);
        }

        return _frequencies.AsSpan(0, Count);
    }

    /// <summary>How many positions each document has.</summary>
    public ReadOnlySpan<int> Counts(ReadOnlySpan<byte> postings)
    {
        Frequencies(postings);
        return _counts.AsSpan(0, Count);
    }

    private void DecodeFrequencies(ReadOnlySpan<byte> postings)
    {
        var at = _start + 3 + BitPacking.Bytes(Count, postings[_start]);
        var counts = _counts.AsSpan(0, Count);
        var frequencies = _frequencies.AsSpan(0, Count);
        BitPacking.Read(postings[at..], postings[_start + 1], counts);
        at += BitPacking.Bytes(Count, postings[_start + 1]);
        BitPacking.Read(postings[at..], postings[_start + 2], frequencies);
        for (var i = 0; i < Count; i += Vector256<int>.Count)
        {
            var each = Vector256.LoadUnsafe(ref _counts[i]) + Vector256<int>.One;
            each.StoreUnsafe(ref _counts[i]);
            (each + Vector256.LoadUnsafe(ref _frequencies[i])).StoreUnsafe(ref _frequencies[i]);
        }

        _hasFrequencies = true;
    }

    /// <summary>Makes documents of the gaps between them, four at once; what stands beyond the last is never read.</summary>
    private void AddUp(int before)
    {
        var last = Vector128.Create(before);
        for (var i = 0; i < Count; i += Vector128<int>.Count)
        {
            var sums = Vector128.LoadUnsafe(ref _documents[i]) + Vector128<int>.One;
            sums += Vector128.Shuffle(sums, Vector128.Create(-1, 0, 1, 2));
            sums += Vector128.Shuffle(sums, Vector128.Create(-1, -1, 0, 1));
            sums += last;
            sums.StoreUnsafe(ref _documents[i]);
            last = Vector128.Shuffle(sums, Vector128.Create(3));
        }
    }
}
