using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Tocsin.Core.Search.Index.Storage;

/// <summary>A growing buffer of bytes; numbers are little-endian.</summary>
internal sealed class ByteWriter
{
    private byte[] _bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value) => Take(1)[0] = value;

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Take(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(8), value);

    public void Bytes(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public void Varint(long value)
    {
        var rest = (ulong)value;
        var space = Take(10);
        var used = 0;
        while (rest >= 0x80)
        {
            space[used++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        space[used++] = (byte)rest;
        Length -= 10 - used;
    }

    /// <summary>A string in UTF-8 with its length before it.</summary>
    public void Text(string value)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(value);
        Varint(bytes.Length);
        Bytes(bytes);
    }

    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged => Bytes(MemoryMarshal.AsBytes(values));

    /// <summary>Space for <paramref name="count"/> bytes at the end, for the caller to fill; not cleared.</summary>
    public Span<byte> Take(int count)
    {
        if (Length + count > _bytes.Length)
        {
            System.Array.Resize(ref _bytes, Math.Max(Length + count, _bytes.Length * 2));
        }

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
