using System.Collections.Concurrent;
using Tocsin.Core.Search.Index.Postings;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>What a segment keeps of the terms that stand in many of its documents, so that each query need not read it again.</summary>
/// <remarks>
/// Safe for many threads. What is kept is bounded: made when first asked for, until there is no more room. The commonest words
/// are soon asked for, so they are among it.
/// </remarks>
internal sealed class FrequentTerms(Segment segment)
{
    /// <summary>The table of a term of fewer documents is read faster than kept.</summary>
    private const int FewestDocuments = 512;

    /// <summary>A set takes a bit and a half for each document of the segment, which is more than the postings of a term that fewer have.</summary>
    private const int DocumentsPerPosting = 16;

    /// <summary>The blocks that the kept tables may hold together, about a hundred bytes each.</summary>
    private const int MostBlocks = 1 << 16;

    /// <summary>The kept sets, and the bytes that they may take together.</summary>
    private const int MostSets = 384;
    private const int MostSetBytes = 4 << 20;

    private readonly ConcurrentDictionary<int, BlockTable> _tables = new();
    private readonly ConcurrentDictionary<int, TermDocuments> _sets = new();
    private int _blocks;
    private int _setBytes;

    private int BytesOfSet => TermDocuments.BytesFor(segment.DocumentCount);

    /// <summary>The term's block table; null where it is not kept.</summary>
    public BlockTable? TableOf(TermEntry entry)
    {
        if (entry.Documents < FewestDocuments)
        {
            return null;
        }

        if (!_tables.TryGetValue(entry.Offset, out var table) && Volatile.Read(ref _blocks) < MostBlocks)
        {
            table = BlockTable.Of(segment.Postings, entry);
            table.Trim();
            Interlocked.Add(ref _blocks, table.Count);
            _tables[entry.Offset] = table;
        }

        return table;
    }

    /// <summary>The documents that have the term; null where they are not kept.</summary>
    public TermDocuments? SetOf(TermEntry entry)
    {
        if (entry.Documents < FewestDocuments || (long)entry.Documents * DocumentsPerPosting < segment.DocumentCount)
        {
            return null;
        }

        if (!_sets.TryGetValue(entry.Offset, out var set) && Volatile.Read(ref _setBytes) < Math.Min(MostSetBytes, (long)MostSets * BytesOfSet))
        {
            set = Read(entry);
            Interlocked.Add(ref _setBytes, BytesOfSet);
            _sets[entry.Offset] = set;
        }

        return set;
    }

    private TermDocuments Read(TermEntry entry)
    {
        var set = new ulong[(segment.DocumentCount + 63) >> 6];
        var cursor = new PostingCursor();
        cursor.Open(segment, entry);
        cursor.AddAllTo(set);
        return new TermDocuments(set);
    }
}
