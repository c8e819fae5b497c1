using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Postings;

/// <summary>Where the blocks of a term lie, which documents they reach, and the impacts that bound their scores.</summary>
internal sealed class BlockTable
{
    private int[] _lastDocuments = new int[4];
    private int[] _starts = new int[4];
    private int[] _positionStarts = new int[4];
    private int[] _frontEnds = new int[4];
    private Impact[] _fronts = new Impact[16];
    private BlockBounds? _bounds;

    public int Count { get; private set; }

    public int LastDocument(int block) => _lastDocuments[block];

    public int Start(int block) => _starts[block];

    public int PositionStart(int block) => _positionStarts[block];

    /// <summary>For each block the most that one of its documents adds, as a share of the term's weight. Safe for many threads.</summary>
    /// <param name="norms">See <see cref="Bm25.Norms"/>; what was computed for them last is kept.</param>
    public ReadOnlySpan<float> Bounds(float[] norms)
    {
        if (_bounds is not { } known || known.Norms != norms)
        {
            _bounds = known = new BlockBounds(norms, Bound(norms));
        }

        return known.Shares;
    }

    public static BlockTable Of(ReadOnlySpan<byte> postings, TermEntry entry)
    {
        var table = new BlockTable();
        table.Read(postings, entry);
        return table;
    }

    /// <summary>Gives back the room that it does not need, for a table that is kept.</summary>
    public void Trim() => Array.Resize(ref _fronts, _frontEnds[Count - 1]);

    public void SetSingle(int document, Impact impact, int positionStart)
    {
        (Count, _bounds) = (1, null);
        (_lastDocuments[0], _positionStarts[0], _frontEnds[0], _fronts[0]) = (document, positionStart, 1, impact);
    }

    public void Read(ReadOnlySpan<byte> postings, TermEntry entry)
    {
        (Count, _bounds) = ((entry.Documents + PostingsWriter.BlockSize - 1) / PostingsWriter.BlockSize, null);
        Reserve();
        var reader = new ByteReader(postings, entry.Offset);
        var (last, blocks, positions, fronts) = (-1, 0, 0, 0);
        for (var block = 0; block < Count; block++)
        {
            _lastDocuments[block] = last += reader.Int();
            _starts[block] = blocks;
            blocks += reader.Int();
            _positionStarts[block] = positions;
            positions += reader.Int();
            fronts = ReadFront(ref reader, fronts);
            _frontEnds[block] = fronts;
        }

        for (var block = 0; block < Count; block++)
        {
            _starts[block] += reader.Position;
            _positionStarts[block] += reader.Position + blocks;
        }
    }

    private float[] Bound(float[] norms)
    {
        var shares = new float[Count];
        for (int block = 0, front = 0; block < Count; block++)
        {
            for (; front < _frontEnds[block]; front++)
            {
                shares[block] = Math.Max(shares[block], Bm25.Share(_fronts[front].Frequency, norms[_fronts[front].Length]));
            }
        }

        return shares;
    }

    private int ReadFront(ref ByteReader reader, int fronts)
    {
        var size = reader.Int();
        if (fronts + size > _fronts.Length)
        {
            Array.Resize(ref _fronts, (fronts + size) * 2);
        }

        for (var i = 0; i < size; i++)
        {
            _fronts[fronts++] = new Impact(reader.Int(), reader.Byte());
        }

        return fronts;
    }

    private void Reserve()
    {
        if (Count > _lastDocuments.Length)
        {
            var size = Math.Max(Count, _starts.Length * 2);
            (_lastDocuments, _starts, _positionStarts, _frontEnds) = (new int[size], new int[size], new int[size], new int[size]);
        }
    }

    private sealed record BlockBounds(float[] Norms, float[] Shares);
}
