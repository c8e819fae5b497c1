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
        foreach (ref var document in documents)
        {
            before += document + 1;
            document = before;
        }
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
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i]++;
            frequencies[i] += counts[i];
        }

        _hasFrequencies = true;
    }
}
