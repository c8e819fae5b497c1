using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tocsin.Core.Search.Index.Storage;

/// <summary>Reads what a <see cref="ByteWriter"/> wrote.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes, int position = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; set; } = position;

    public readonly bool AtEnd => Position >= _bytes.Length;

    public byte Byte() => _bytes[Position++];

    public uint UInt32()
    {
        Position += 4;
        return BinaryPrimitives.ReadUInt32LittleEndian(_bytes[(Position - 4)..]);
    }

    public long Int64()
    {
        Position += 8;
        return BinaryPrimitives.ReadInt64LittleEndian(_bytes[(Position - 8)..]);
    }

    public long Long()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = _bytes[Position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (long)value;
            }
        }
    }

    /// <summary>Most numbers take one byte, which is read where it is asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Int()
    {
        uint value = _bytes[Position++];
        return value < 0x80 ? (int)value : Longer(value & 0x7F);
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        Position += count;
        return _bytes.Slice(Position - count, count);
    }

    public string Text() => Encoding.UTF8.GetString(Bytes(Int()));

    private int Longer(uint value)
    {
        for (var shift = 7; ; shift += 7)
        {
            uint next = _bytes[Position++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
            {
                return (int)value;
            }
        }
    }
}
