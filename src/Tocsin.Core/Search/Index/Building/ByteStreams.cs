using System.Buffers.Binary;

namespace Tocsin.Core.Search.Index.Building;

/// <summary>Streams of bytes that grow side by side, in slices of shared pages: a hundred thousand short ones and a few long.</summary>
/// <remarks>A stream begins small and each further slice is twice as long; a slice ends with the address of the next.</remarks>
internal sealed class ByteStreams
{
    private const int PageBits = 16;
    private const int PageSize = 1 << PageBits;
    private const int AddressLength = sizeof(int);
    private const int SmallestSlice = 8 + AddressLength;
    private const int LargestSlice = 4096;

    private readonly List<byte[]> _pages = [];
    private int _free = PageSize;

    public void Varint(ref ByteStream stream, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Byte(ref stream, (byte)(value | 0x80));
        }

        Byte(ref stream, (byte)value);
    }

    public ByteStreamReader Read(ByteStream stream) => new(_pages, stream);

    private void Byte(ref ByteStream stream, byte value)
    {
        if (stream.Next == stream.SliceEnd)
        {
            Grow(ref stream);
        }

        _pages[stream.Next >> PageBits][stream.Next & (PageSize - 1)] = value;
        stream.Next++;
    }

    private void Grow(ref ByteStream stream)
    {
        var size = stream.SliceSize == 0 ? SmallestSlice : Math.Min(stream.SliceSize * 2, LargestSlice);
        if (_free + size > PageSize)
        {
            _pages.Add(new byte[PageSize]);
            _free = 0;
        }

        var start = ((_pages.Count - 1) << PageBits) + _free;
        _free += size;
        if (stream.SliceSize == 0)
        {
            stream.First = start;
        }
        else
        {
            BinaryPrimitives.WriteInt32LittleEndian(At(_pages, stream.SliceEnd), start);
        }

        (stream.Next, stream.SliceEnd, stream.SliceSize) = (start, start + size - AddressLength, size);
    }

    private static Span<byte> At(List<byte[]> pages, int address) => pages[address >> PageBits].AsSpan(address & (PageSize - 1));

    /// <summary>Reads a stream from its start.</summary>
    internal struct ByteStreamReader(List<byte[]> pages, ByteStream stream)
    {
        private byte[] _page = stream.SliceSize == 0 ? [] : pages[stream.First >> PageBits];
        private int _next = stream.First;
        private int _size = SmallestSlice;
        private int _sliceEnd = stream.First + SmallestSlice - AddressLength;

        public readonly bool AtEnd => _next == stream.Next;

        public uint Varint()
        {
            var value = 0u;
            for (var shift = 0; ; shift += 7)
            {
                var next = Byte();
                value |= (next & 0x7Fu) << shift;
                if (next < 0x80)
                {
                    return value;
                }
            }
        }

        private byte Byte()
        {
            if (_next == _sliceEnd)
            {
                _next = BinaryPrimitives.ReadInt32LittleEndian(At(pages, _sliceEnd));
                _size = Math.Min(_size * 2, LargestSlice);
                _sliceEnd = _next + _size - AddressLength;
                _page = pages[_next >> PageBits];
            }

            return _page[_next++ & (PageSize - 1)];
        }
    }
}

/// <summary>One of <see cref="ByteStreams"/>; empty at first.</summary>
internal struct ByteStream
{
    public int First;
    public int Next;
    public int SliceEnd;
    public int SliceSize;
}
