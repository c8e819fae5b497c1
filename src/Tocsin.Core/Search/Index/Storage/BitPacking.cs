using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tocsin.Core.Search.Index.Storage;

/// <summary>Numbers of one width, bit by bit after each other; any of them can be read without those before it.</summary>
/// <remarks>Reading takes eight bytes at a time: <see cref="Padding"/> bytes must follow the last packed run of a file.</remarks>
internal static class BitPacking
{
    public const int Padding = 8;

    /// <summary>Four numbers of this width, and the bits of a byte before them, fit into eight bytes.</summary>
    private const int WidestOfEight = 14;

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
        var done = Avx2.IsSupported && width <= WidestOfEight ? ReadEights(ref start, width, to) : 0;
        var bit = done * width;
        for (var i = done; i < to.Length; i++)
        {
            var word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, bit >> 3));
            to[i] = (int)((word >> (bit & 7)) & mask);
            bit += width;
        }
    }

    /// <summary>Reads as many whole eights as there are, which take <paramref name="width"/> bytes each, and returns how many numbers that is.</summary>
    private static int ReadEights(ref byte start, int width, Span<int> to)
    {
        var w = (ulong)width;
        var low = Vector256.Create(0, w, 2 * w, 3 * w);
        var second = (width * 4) >> 3;
        var high = low + Vector256.Create((w * 4) & 7);
        var mask = Vector256.Create((1UL << width) - 1);
        var eights = to.Length >> 3;
        ref var target = ref MemoryMarshal.GetReference(to);
        for (var i = 0; i < eights; i++)
        {
            ref var from = ref Unsafe.Add(ref start, i * width);
            var first = Avx2.ShiftRightLogicalVariable(Vector256.Create(Unsafe.ReadUnaligned<ulong>(ref from)), low) & mask;
            var last = Avx2.ShiftRightLogicalVariable(Vector256.Create(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, second))), high) & mask;
            Vector256.Narrow(first, last).AsInt32().StoreUnsafe(ref target, (nuint)(i << 3));
        }

        return eights << 3;
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
