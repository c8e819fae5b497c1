using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Tables;

/// <summary>The first eight bytes of the key that each block of a table begins with: all but the last steps of a search touch these alone.</summary>
/// <remarks>Safe for many threads. It is made when first asked for, so that opening a segment reads none of its keys.</remarks>
internal sealed class TableGuide(SectionFile file, SectionName entries, SectionName blocks)
{
    private ulong[]? _heads;

    /// <summary>From which block to which the last one lies that begins with no greater key than this, if any does; there must be a block.</summary>
    public (int First, int Last) Around(ReadOnlySpan<byte> key)
    {
        ReadOnlySpan<ulong> heads = _heads ??= Read();
        var head = Head(key);
        var first = FirstAtLeast(heads, head);
        var last = first;

        // Few blocks share a head, so they are passed by in steps that grow from one.
        for (var step = 1; step > 0;)
        {
            var fits = last + step <= heads.Length && heads[last + step - 1] == head;
            (last, step) = fits ? (last + step, step * 2) : (last, step / 2);
        }

        return (Math.Max(0, first - 1), Math.Max(0, last - 1));
    }

    /// <summary>The first eight bytes of a key as a number; of keys whose heads differ, the lesser has the lesser head.</summary>
    public static ulong Head(ReadOnlySpan<byte> key)
    {
        Span<byte> head = stackalloc byte[sizeof(ulong)];
        head.Clear();
        key[..Math.Min(key.Length, head.Length)].CopyTo(head);
        return BinaryPrimitives.ReadUInt64BigEndian(head);
    }

    private static int FirstAtLeast(ReadOnlySpan<ulong> heads, ulong head)
    {
        var (low, high) = (0, heads.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = heads[middle] < head ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private ulong[] Read()
    {
        var starts = MemoryMarshal.Cast<byte, uint>(file[blocks]);
        var heads = new ulong[starts.Length];
        for (var i = 0; i < heads.Length; i++)
        {
            heads[i] = Head(SortedTableCursor.FirstKey(file[entries], (int)starts[i]));
        }

        return heads;
    }
}
