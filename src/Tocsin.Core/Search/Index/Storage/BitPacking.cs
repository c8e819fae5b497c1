using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tocsin.Core.Search.Index.Storage;

/// <summary>Numbers of one width, bit by bit after each other; any of them can be read without those before it.</summary>
/// <remarks>Reading takes eight bytes at a time: <see cref="Padding"/> bytes must follow the last packed run of a file.</remarks>
internal static class BitPacking
{
    public const int Padding = 8;

    public static int Width(int largest) => 32 - BitOperations.LeadingZeroCount((uint)largest);

    public static int Bytes(int count, int width) => ((count * width) + 7) >> 3;

    public static void Write(ByteWriter to, ReadOnlySpan<int> values, int width)
    {
        ulong pending = 0;
        var bits = 0;
        foreach (var value in values)
        {
            pending |= (ulong)(uint)value << bits;
            bits += width;
            while (bits >= 8)
            {
                to.Byte((byte)pending);
                pending >>= 8;
                bits -= 8;
            }
        }

        if (bits > 0)
        {
            to.Byte((byte)pending);
        }
    }

    public static void Read(ReadOnlySpan<byte> from, int width, Span<int> to)
    {
        if (width == 0)
        {
            to.Clear();
            return;
        }

        // One check for the run; inside it reads are unchecked, which halves the time of decoding.
        _ = from[Bytes(to.Length, width) + Padding - 1];
        ref var start = ref MemoryMarshal.GetReference(from);
        var mask = (1UL << width) - 1;
        var bit = 0;
        for (var i = 0; i < to.Length; i++)
        {
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, bit >> 3));
            to[i] = (int)((word >> (bit & 7)) & mask);
            bit += width;
        }
    }

    public static int ReadAt(ReadOnlySpan<byte> from, int width, int index)
    {
        if (width == 0)
        {
            return 0;
        }

        var bit = (long)index * width;
        var word = MemoryMarshal.Read<ulong>(from[(int)(bit >> 3)..]);
        return (int)((word >> (int)(bit & 7)) & ((1UL << width) - 1));
    }
}
