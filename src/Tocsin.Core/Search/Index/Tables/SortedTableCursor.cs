using System.Runtime.InteropServices;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Tables;

/// <summary>Walks or searches what a <see cref="SortedTableWriter"/> wrote. Not for several threads at once.</summary>
internal sealed class SortedTableCursor(SectionFile file, SectionName entries, SectionName blocks)
{
    private byte[] _key = new byte[256];
    private int _keyLength;
    private int _next;
    private int _payloadStart;
    private int _payloadLength;

    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _keyLength);

    /// <summary>Where <see cref="Payload"/> begins in its section.</summary>
    public int PayloadStart => _payloadStart;

    public ReadOnlySpan<byte> Payload => file[entries].Slice(_payloadStart, _payloadLength);

    /// <summary>The number of the entry that the cursor stands on.</summary>
    public int Ordinal { get; private set; } = -1;

    /// <summary>Goes to the next entry; from the start at first.</summary>
    public bool MoveNext()
    {
        var bytes = file[entries];
        if (_next >= bytes.Length)
        {
            return false;
        }

        var reader = new ByteReader(bytes, _next);
        var shared = reader.Int();
        var rest = reader.Int();
        if (shared + rest > _key.Length)
        {
            Array.Resize(ref _key, (shared + rest) * 2);
        }

        reader.Bytes(rest).CopyTo(_key.AsSpan(shared));
        _keyLength = shared + rest;
        _payloadLength = reader.Int();
        _payloadStart = reader.Position;
        _next = _payloadStart + _payloadLength;
        Ordinal++;
        return true;
    }

    /// <summary>Goes to this key; false when it is not there.</summary>
    public bool Find(ReadOnlySpan<byte> key) => SeekAtLeast(key) && Key.SequenceEqual(key);

    /// <summary>Goes to the first entry that is not less than <paramref name="key"/>; false when there is none.</summary>
    public bool SeekAtLeast(ReadOnlySpan<byte> key)
    {
        var starts = MemoryMarshal.Cast<byte, uint>(file[blocks]);
        var (low, high) = (0, starts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (FirstKey((int)starts[middle]).SequenceCompareTo(key) <= 0)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        if (starts.Length == 0)
        {
            return false;
        }

        (_next, Ordinal) = ((int)starts[low], (low * SortedTableWriter.BlockSize) - 1);
        while (MoveNext())
        {
            if (Key.SequenceCompareTo(key) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes to the entry of this number, which must exist.</summary>
    public void GoTo(int ordinal)
    {
        var block = ordinal / SortedTableWriter.BlockSize;
        if (ordinal <= Ordinal || block != Ordinal / SortedTableWriter.BlockSize || Ordinal < 0)
        {
            (_next, Ordinal) = ((int)MemoryMarshal.Cast<byte, uint>(file[blocks])[block], (block * SortedTableWriter.BlockSize) - 1);
        }

        while (Ordinal < ordinal)
        {
            MoveNext();
        }
    }

    private ReadOnlySpan<byte> FirstKey(int start)
    {
        var reader = new ByteReader(file[entries], start);
        reader.Int();
        return reader.Bytes(reader.Int());
    }
}
