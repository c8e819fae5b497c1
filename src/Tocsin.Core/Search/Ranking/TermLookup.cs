using System.Text;
using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Tables;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Finds terms in all segments of a snapshot, for one search.</summary>
internal sealed class TermLookup(IndexSnapshot snapshot)
{
    private readonly SortedTableCursor[] _tables = [.. snapshot.Segments.Select(segment => segment.Segment.OpenTerms())];

    public IndexSnapshot Snapshot => snapshot;

    /// <summary>The term of this key; null when no segment has it.</summary>
    public FoundTerm? Find(string key)
    {
        Span<byte> bytes = stackalloc byte[1024];
        if (!Encoding.UTF8.TryGetBytes(key, bytes, out var length))
        {
            return null;
        }

        TermEntry[]? entries = null;
        var documents = 0;
        for (var i = 0; i < _tables.Length; i++)
        {
            if (_tables[i].Find(bytes[..length]))
            {
                entries ??= new TermEntry[_tables.Length];
                entries[i] = TermEntry.Read(_tables[i].Payload, _tables[i].PayloadStart);
                documents += entries[i].Documents;
            }
        }

        return entries is null ? null : new FoundTerm(documents, entries);
    }
}

/// <summary>A term with where each segment has it.</summary>
/// <param name="Documents">In how many documents it stands.</param>
/// <param name="Entries">By segment; one without documents where a segment lacks it.</param>
internal sealed record FoundTerm(int Documents, TermEntry[] Entries);
