using Tocsin.Core.Search.Index;
using Tocsin.Core.Search.Index.Postings;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Finds the articles whose addresses were pasted into a query.</summary>
internal static class AddressFinder
{
    /// <summary>By segment; null when the query has no address or the archive has none of them.</summary>
    public static DocumentSet[]? Find(TermLookup lookup, IReadOnlyList<string> addresses)
    {
        DocumentSet[]? sets = null;
        foreach (var address in addresses)
        {
            if (lookup.Find(TermKey.Address(address)) is not { } found)
            {
                continue;
            }

            sets ??= [.. lookup.Snapshot.Segments.Select(segment => new DocumentSet(segment.Segment.DocumentCount))];
            for (var number = 0; number < sets.Length; number++)
            {
                Add(lookup.Snapshot.Segments[number], found.Entries[number], sets[number]);
            }
        }

        return sets is not null && sets.Any(set => set.Count > 0) ? sets : null;
    }

    private static void Add(LiveSegment live, TermEntry entry, DocumentSet set)
    {
        if (entry.Documents == 0)
        {
            return;
        }

        var cursor = new PostingCursor();
        cursor.Open(live.Segment, entry);
        while (cursor.MoveNext())
        {
            if (!live.Deleted[cursor.Document])
            {
                set.Add(cursor.Document);
            }
        }
    }
}
