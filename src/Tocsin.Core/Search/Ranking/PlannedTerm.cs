using Tocsin.Core.Search.Index.Postings;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Ranking;

/// <summary>A list of postings that adds to scores.</summary>
/// <param name="Entries">By segment.</param>
/// <param name="Weight">What a saturated frequency adds.</param>
/// <param name="Slot">The query's word that it stands for.</param>
/// <param name="Role">What having it means.</param>
internal sealed record PlannedTerm(TermEntry[] Entries, float Weight, int Slot, TermRole Role)
{
    private readonly BlockTable?[] _tables = new BlockTable?[Entries.Length];

    /// <summary>Opens a cursor at the term's postings in the segment of this number, whose block table is read once for a search.</summary>
    public void Open(PostingCursor cursor, Segment segment, int number)
    {
        var entry = Entries[number];
        if (entry.Documents > 1 && _tables[number] is null)
        {
            _tables[number] = segment.Frequent.TableOf(entry) ?? BlockTable.Of(segment.Postings, entry);
        }

        cursor.Open(segment, entry, _tables[number]);
    }
}

internal enum TermRole
{
    /// <summary>A document that has it is an answer.</summary>
    Content,

    /// <summary>It makes an answer better, but none by itself: a stop word beside others.</summary>
    Filler,

    /// <summary>As <see cref="Filler"/>, and of no account for proximity: the exact spelling of a name.</summary>
    Spelling,
}
