using System.Runtime.InteropServices;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Tables;

/// <summary>Walks or searches what a <see cref="SortedTableWriter"/> wrote. Not for several threads at once.</summary>
/// <param name="file">Where the table is.</param>
/// <param name="entries">Its entries.</param>
/// <param name="blocks">Where its blocks begin.</param>
/// <param name="guide">Shortens searches where one was made of the same table.</param>
internal sealed class SortedTableCursor(SectionFile file, SectionName entries, SectionName blocks, TableGuide? guide = null)
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

    /// <summary>Goes to this key; false when it is not there, and the cursor then stands where it stood.</summary>
    public bool Find(ReadOnlySpan<byte> key)
    {
        var block = BlockOf(key);
        if (block < 0)
        {
            return false;
        }

        // Each entry says how much it shares with the one before: no key need be put together to be compared.
        var reader = new ByteReader(file[entries], BlockStart(block));
        var matched = 0;
        for (var number = 0; number < SortedTableWriter.BlockSize && !reader.AtEnd; number++)
        {
            var shared = reader.Int();
            var rest = reader.Bytes(reader.Int());
            var payload = reader.Int();
            if (shared == matched)
            {
                var wanted = key[matched..];
                var common = rest.CommonPrefixLength(wanted);
                if (common == rest.Length && common == wanted.Length)
                {
                    StandAt(key, (reader.Position, payload), (block * SortedTableWriter.BlockSize) + number);
                    return true;
                }

                if (common == wanted.Length || (common < rest.Length && rest[common] > wanted[common]))
                {
                    return false;
                }

                matched += common;
            }
            else if (shared < matched)
            {
                return false;
            }

            reader.Position += payload;
        }

        return false;
    }

    /// <summary>Goes to the first entry that is not less than <paramref name="key"/>; false when there is none.</summary>
    public bool SeekAtLeast(ReadOnlySpan<byte> key)
    {
        var block = BlockOf(key);
        if (block < 0)
        {
            return false;
        }

        (_next, Ordinal) = (BlockStart(block), (block * SortedTableWriter.BlockSize) - 1);
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
            (_next, Ordinal) = (BlockStart(block), (block * SortedTableWriter.BlockSize) - 1);
        }

        while (Ordinal < ordinal)
        {
            MoveNext();
        }
    }

    /// <summary>The key that a block begins with, which is whole.</summary>
    /// <param name="bytes">The entries.</param>
    /// <param name="start">Where the block begins in them.</param>
    public static ReadOnlySpan<byte> FirstKey(ReadOnlySpan<byte> bytes, int start)
    {
        var reader = new ByteReader(bytes, start);
        reader.Int();
        return reader.Bytes(reader.Int());
    }

    /// <summary>The last block that begins with no greater key than this, the first where all do; -1 in an empty table.</summary>
    private int BlockOf(ReadOnlySpan<byte> key)
    {
        var starts = MemoryMarshal.Cast<byte, uint>(file[blocks]);
        if (starts.Length == 0)
        {
            return -1;
        }

        var bytes = file[entries];
        var (low, high) = guide?.Around(key) ?? (0, starts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            (low, high) = FirstKey(bytes, (int)starts[middle]).SequenceCompareTo(key) <= 0 ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private int BlockStart(int block) => (int)MemoryMarshal.Cast<byte, uint>(file[blocks])[block];

    private void StandAt(ReadOnlySpan<byte> key, (int Start, int Length) payload, int ordinal)
    {
        if (key.Length > _key.Length)
        {
            Array.Resize(ref _key, key.Length * 2);
        }

        key.CopyTo(_key);
        (_keyLength, Ordinal) = (key.Length, ordinal);
        (_payloadStart, _payloadLength) = payload;
        _next = _payloadStart + _payloadLength;
    }
}
