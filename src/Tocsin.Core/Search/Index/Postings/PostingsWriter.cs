using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Postings;

/// <summary>Encodes the postings of one term after another; see docs/search.md for the layout.</summary>
/// <param name="lengths">The length code of every document of the segment.</param>
internal sealed class PostingsWriter(byte[] lengths)
{
    public const int BlockSize = 128;

    private readonly ByteWriter _head = new();
    private readonly ByteWriter _blocks = new();
    private readonly ByteWriter _positions = new();
    private readonly ImpactFront _front = new();
    private readonly int[] _gaps = new int[BlockSize];
    private readonly int[] _counts = new int[BlockSize];
    private readonly int[] _extras = new int[BlockSize];
    private int[] _steps = new int[BlockSize * 4];
    private int _stepCount;
    private int _inBlock;
    private int _lastDocument = -1;
    private int _lastBlockEnd = -1;

    /// <summary>In how many documents the term has been so far.</summary>
    public int Documents { get; private set; }

    /// <summary>Adds a document; documents come in rising order.</summary>
    /// <param name="document">Its number in the segment.</param>
    /// <param name="extra">What the fields' weights add to the number of <paramref name="positions"/>.</param>
    /// <param name="positions">Where the term stands, rising.</param>
    public void Add(int document, int extra, ReadOnlySpan<int> positions)
    {
        if (_inBlock == BlockSize)
        {
            FlushBlock();
        }

        _gaps[_inBlock] = document - _lastDocument - 1;
        _counts[_inBlock] = positions.Length - 1;
        _extras[_inBlock] = extra;
        _inBlock++;
        _front.Add(new Impact(positions.Length + extra, lengths[document]));
        _lastDocument = document;
        Documents++;
        AddSteps(positions);
    }

    /// <summary>Writes a term that stands in one document only: small enough to lie in the dictionary itself.</summary>
    public void FinishSingle(ByteWriter to)
    {
        to.Varint(_lastDocument);
        to.Varint(_counts[0]);
        to.Varint(_extras[0]);
        foreach (var step in _steps.AsSpan(0, _stepCount))
        {
            to.Varint(step);
        }

        Clear();
    }

    /// <summary>Hands the encoded postings to <paramref name="write"/>, part by part, and begins anew.</summary>
    /// <returns>How many bytes they take.</returns>
    public int Finish(SectionFileWriter write)
    {
        FlushBlock();
        write.Write(_head.Written);
        write.Write(_blocks.Written);
        write.Write(_positions.Written);
        var length = _head.Length + _blocks.Length + _positions.Length;
        Clear();
        return length;
    }

    private void Clear()
    {
        _head.Clear();
        _blocks.Clear();
        _positions.Clear();
        _front.Clear();
        (_inBlock, _stepCount, _lastDocument, _lastBlockEnd, Documents) = (0, 0, -1, -1, 0);
    }

    private void AddSteps(ReadOnlySpan<int> positions)
    {
        if (_stepCount + positions.Length > _steps.Length)
        {
            Array.Resize(ref _steps, Math.Max(_steps.Length * 2, _stepCount + positions.Length));
        }

        var before = 0;
        foreach (var position in positions)
        {
            _steps[_stepCount++] = position - before;
            before = position;
        }
    }

    private void FlushBlock()
    {
        var (blocksBefore, positionsBefore) = (_blocks.Length, _positions.Length);
        var widths = (Width(_gaps, _inBlock), Width(_counts, _inBlock), Width(_extras, _inBlock));
        _blocks.Byte((byte)widths.Item1);
        _blocks.Byte((byte)widths.Item2);
        _blocks.Byte((byte)widths.Item3);
        BitPacking.Write(_blocks, _gaps.AsSpan(0, _inBlock), widths.Item1);
        BitPacking.Write(_blocks, _counts.AsSpan(0, _inBlock), widths.Item2);
        BitPacking.Write(_blocks, _extras.AsSpan(0, _inBlock), widths.Item3);
        var stepWidth = Width(_steps, _stepCount);
        _positions.Byte((byte)stepWidth);
        BitPacking.Write(_positions, _steps.AsSpan(0, _stepCount), stepWidth);

        _head.Varint(_lastDocument - _lastBlockEnd);
        _head.Varint(_blocks.Length - blocksBefore);
        _head.Varint(_positions.Length - positionsBefore);
        _front.WriteTo(_head);
        _lastBlockEnd = _lastDocument;
        (_inBlock, _stepCount) = (0, 0);
    }

    private static int Width(int[] values, int count)
    {
        var all = 0;
        foreach (var value in values.AsSpan(0, count))
        {
            all |= value;
        }

        return BitPacking.Width(all);
    }
}
