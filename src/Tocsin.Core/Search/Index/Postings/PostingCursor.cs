using Tocsin.Core.Search.Index.Segments;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Postings;

/// <summary>Walks the postings of one term in one segment, forward only; it can be opened again for another term.</summary>
internal sealed class PostingCursor
{
    /// <summary>Where a cursor stands that has passed its last document.</summary>
    public const int End = int.MaxValue;

    private readonly PostingBlock _block = new();
    private readonly BlockTable _ownTable = new();
    private BlockTable _table = null!;
    private Segment _segment = null!;
    private TermEntry _entry;
    private int _index;
    private (int Index, int Positions) _before;

    /// <summary>The document it stands on; before the first move, one before the first.</summary>
    public int Document { get; private set; }

    public int Documents => _entry.Documents;

    public BlockTable Blocks => _table;

    /// <summary>The block it stands in.</summary>
    public int BlockIndex { get; private set; }

    /// <param name="segment">The segment.</param>
    /// <param name="entry">The term in it.</param>
    /// <param name="table">The term's block table, where somebody has read it.</param>
    public void Open(Segment segment, TermEntry entry, BlockTable? table = null)
    {
        (_segment, _entry, _index, _before, BlockIndex, Document) = (segment, entry, 0, default, -1, -1);
        if (entry.Documents == 1)
        {
            var reader = new ByteReader(segment.Terms, entry.Offset);
            _block.SetSingle(reader.Int(), reader.Int() + 1, reader.Int());
            _table = _ownTable;
            _table.SetSingle(
                _block.Documents[0], new Impact(_block.Frequencies(default)[0], segment.Lengths[_block.Documents[0]]), reader.Position);
        }
        else
        {
            _table = table ?? segment.Frequent.TableOf(entry) ?? _ownTable;
            if (_table == _ownTable)
            {
                _table.Read(segment.Postings, entry);
            }
        }
    }

    /// <summary>Goes to the first document from <paramref name="document"/> on.</summary>
    public bool MoveTo(int document)
    {
        if (Document >= document)
        {
            return Document != End;
        }

        var block = BlockIndex < 0 ? 0 : BlockIndex;
        while (block < _table.Count && _table.LastDocument(block) < document)
        {
            block++;
        }

        if (block == _table.Count)
        {
            Document = End;
            return false;
        }

        if (block != BlockIndex)
        {
            Load(block);
        }

        _index = _block.IndexOf(document, _index);
        Document = _block.Documents[_index];
        return true;
    }

    public bool MoveNext() => MoveTo(Document + 1);

    /// <summary>What is left of the block it stands in, beginning with <see cref="Document"/>.</summary>
    public ReadOnlySpan<int> Rest => _block.Documents[_index..];

    /// <summary>The frequencies of <see cref="Rest"/>.</summary>
    public ReadOnlySpan<int> RestFrequencies => _block.Frequencies(_segment.Postings)[_index..];

    /// <summary>Adds all documents from the next on to a set of them, a bit each.</summary>
    public void AddAllTo(Span<ulong> set)
    {
        for (var block = BlockIndex + 1; block < _table.Count; block++)
        {
            Load(block);
            foreach (var document in _block.Documents)
            {
                set[document >> 6] |= 1UL << document;
            }
        }

        Document = End;
    }

    /// <summary>Passes over <paramref name="count"/> documents of <see cref="Rest"/>.</summary>
    public void Pass(int count)
    {
        _index += count;
        if (_index < _block.Count)
        {
            Document = _block.Documents[_index];
            return;
        }

        if (BlockIndex + 1 == _table.Count)
        {
            Document = End;
            return;
        }

        Load(BlockIndex + 1);
        Document = _block.Documents[0];
    }

    /// <summary>How often the term counts in <see cref="Document"/>.</summary>
    public int Frequency => _block.Frequency(_segment.Postings, _index);

    /// <summary>How often the term counts in the document of this number among those that have it, wherever the cursor stands.</summary>
    public int FrequencyAt(int ordinal)
    {
        var block = ordinal / PostingsWriter.BlockSize;
        return PostingBlock.FrequencyAt(_segment.Postings[_table.Start(block)..], CountOf(block), ordinal % PostingsWriter.BlockSize);
    }

    /// <summary>How many positions it has in <see cref="Document"/>.</summary>
    public int Count => _block.Counts(_segment.Postings)[_index];

    /// <summary>The number of <see cref="Document"/> among those that have the term.</summary>
    public int Ordinal => (BlockIndex * PostingsWriter.BlockSize) + _index;

    /// <summary>Writes the positions in the document of this number, rising, as many as fit, and returns how many; wherever the cursor stands.</summary>
    public int PositionsAt(int ordinal, Span<int> to)
    {
        if (_entry.Documents == 1)
        {
            return Positions(to);
        }

        var (block, index) = Math.DivRem(ordinal, PostingsWriter.BlockSize);
        var (before, count) = PostingBlock.PositionsAt(_segment.Postings[_table.Start(block)..], CountOf(block), index);
        count = Math.Min(count, to.Length);
        ReadPositions(block, before, to[..count]);
        return count;
    }

    /// <summary>Writes the positions in <see cref="Document"/>, rising, as many as fit, and returns how many.</summary>
    public int Positions(Span<int> to)
    {
        var count = Math.Min(Count, to.Length);
        if (_entry.Documents == 1)
        {
            var reader = new ByteReader(_segment.Terms, _table.PositionStart(0));
            for (int i = 0, position = 0; i < count; i++)
            {
                to[i] = position += reader.Int();
            }

            return count;
        }

        ReadPositions(BlockIndex, PositionsBefore(), to[..count]);
        return count;
    }

    private void ReadPositions(int block, int before, Span<int> to)
    {
        var packed = _segment.Postings[_table.PositionStart(block)..];
        var (width, at) = (packed[0], 0);
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = at += BitPacking.ReadAt(packed[1..], width, before + i);
        }
    }

    /// <summary>How many positions the documents before this one have in the block; counted on from where it was asked last.</summary>
    private int PositionsBefore()
    {
        var counts = _block.Counts(_segment.Postings);
        var (index, positions) = _before;
        for (; index < _index; index++)
        {
            positions += counts[index];
        }

        _before = (index, positions);
        return positions;
    }

    private int CountOf(int block) =>
        block + 1 < _table.Count ? PostingsWriter.BlockSize : _entry.Documents - (block * PostingsWriter.BlockSize);

    private void Load(int block)
    {
        (BlockIndex, _index, _before) = (block, 0, default);
        if (_entry.Documents > 1)
        {
            _block.Decode(_segment.Postings, _table.Start(block), CountOf(block), block == 0 ? -1 : _table.LastDocument(block - 1));
        }
    }
}
