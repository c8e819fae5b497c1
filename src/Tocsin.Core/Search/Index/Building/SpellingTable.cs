using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tocsin.Core.Search.Index.Building;

/// <summary>Finds what is known of a spelling with two reads of memory: its slot, and one line with its letters and what they mean.</summary>
/// <remarks>
/// Each of an archive's millions of words is looked up in it, and most of the time of a dictionary is spent waiting for its
/// buckets, entries, keys and values, which lie apart. Slots are probed one after another; at most three of four are taken.
/// </remarks>
internal sealed class SpellingTable
{
    private const int PageBits = 9;
    private const int PageSize = 1 << PageBits;

    private readonly List<Entry[]> _pages = [];

    /// <summary>The hash above, the number of the entry and one below; 0 where nothing is.</summary>
    private ulong[] _slots = new ulong[1 << 8];
    private char[] _longer = [];
    private int _longerLength;

    public int Count { get; private set; }

    /// <summary>What is known of a spelling; a reference that holds until the next one is added.</summary>
    /// <param name="spelling">Of any length but 0.</param>
    /// <param name="isNew">True where nothing was known: the caller says what it is.</param>
    public ref KnownWord Of(ReadOnlySpan<char> spelling, out bool isNew)
    {
        var hash = (uint)string.GetHashCode(spelling, StringComparison.Ordinal);
        var slots = _slots;
        var at = (int)hash & (slots.Length - 1);
        for (; slots[at] != 0; at = (at + 1) & (slots.Length - 1))
        {
            if ((uint)(slots[at] >> 32) == hash)
            {
                ref var entry = ref EntryOf((int)slots[at] - 1);
                if (SpellingOf(ref entry).SequenceEqual(spelling))
                {
                    isNew = false;
                    return ref entry.Known;
                }
            }
        }

        isNew = true;
        return ref Add(spelling, hash, at).Known;
    }

    private ref Entry Add(ReadOnlySpan<char> spelling, uint hash, int at)
    {
        if (Count == _pages.Count << PageBits)
        {
            _pages.Add(new Entry[PageSize]);
        }

        _slots[at] = ((ulong)hash << 32) | (uint)++Count;
        ref var entry = ref EntryOf(Count - 1);
        entry = new Entry { Length = spelling.Length, Longer = _longerLength, Known = new KnownWord() };
        if (spelling.Length <= Letters.Most)
        {
            spelling.CopyTo(entry.Letters);
        }
        else
        {
            Keep(spelling);
        }

        if (Count * 4 > _slots.Length * 3)
        {
            Grow();
        }

        return ref entry;
    }

    private ref Entry EntryOf(int number) => ref _pages[number >> PageBits][number & (PageSize - 1)];

    private ReadOnlySpan<char> SpellingOf(ref Entry entry) =>
        entry.Length <= Letters.Most
            ? MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Letters, char>(ref entry.Letters), entry.Length)
            : _longer.AsSpan(entry.Longer, entry.Length);

    private void Keep(ReadOnlySpan<char> spelling)
    {
        if (_longerLength + spelling.Length > _longer.Length)
        {
            Array.Resize(ref _longer, Math.Max(_longerLength + spelling.Length, _longer.Length * 2));
        }

        spelling.CopyTo(_longer.AsSpan(_longerLength));
        _longerLength += spelling.Length;
    }

    private void Grow()
    {
        var slots = new ulong[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot == 0)
            {
                continue;
            }

            var at = (int)(slot >> 32) & (slots.Length - 1);
            while (slots[at] != 0)
            {
                at = (at + 1) & (slots.Length - 1);
            }

            slots[at] = slot;
        }

        _slots = slots;
    }

    /// <summary>The letters of most words; those of longer ones lie together elsewhere.</summary>
    [InlineArray(Most)]
    private struct Letters
    {
        public const int Most = 16;

        private char _first;
    }

    private struct Entry
    {
        public Letters Letters;
        public int Length;

        /// <summary>Where the letters of a longer word begin.</summary>
        public int Longer;

        public KnownWord Known;
    }
}
