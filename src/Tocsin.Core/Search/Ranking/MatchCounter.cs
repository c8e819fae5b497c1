using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Finds all documents that match, without scoring them: for the total and the counts by year, topic and language.</summary>
internal sealed class MatchCounter
{
    private readonly PostingCursor _cursor = new();

    /// <summary>The documents of a segment that have at least one word that the query is about.</summary>
    public DocumentSet Matches(TermLookup lookup, int number, IReadOnlyList<LanguagePlan> plans, DocumentSet? allowed)
    {
        var segment = lookup.Snapshot.Segments[number].Segment;
        var set = new DocumentSet(segment.DocumentCount);
        foreach (var term in plans.SelectMany(plan => plan.Terms).Where(term => term.Role == TermRole.Content))
        {
            if (term.Entries[number].Documents > 0)
            {
                Add(segment, term, number, set);
            }
        }

        if (allowed is not null)
        {
            set.IntersectWith(allowed);
        }

        return set;
    }

    private void Add(Segment segment, PlannedTerm term, int number, DocumentSet to)
    {
        if (segment.Frequent.SetOf(term.Entries[number]) is { } kept)
        {
            to.UnionWith(kept.Bits);
        }
        else
        {
            term.Open(_cursor, segment, number);
            _cursor.AddAllTo(to.Bits);
        }
    }
}
