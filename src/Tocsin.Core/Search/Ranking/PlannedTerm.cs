using Tocsin.Core.Search.Index.Postings;

namespace Tocsin.Core.Search.Ranking;

/// <summary>A list of postings that adds to scores.</summary>
/// <param name="Entries">By segment.</param>
/// <param name="Weight">What a saturated frequency adds.</param>
/// <param name="Slot">The query's word that it stands for.</param>
/// <param name="Role">What having it means.</param>
internal sealed record PlannedTerm(TermEntry[] Entries, float Weight, int Slot, TermRole Role);

internal enum TermRole
{
    /// <summary>A document that has it is an answer.</summary>
    Content,

    /// <summary>It makes an answer better, but none by itself: a stop word beside others.</summary>
    Filler,

    /// <summary>As <see cref="Filler"/>, and of no account for proximity: the exact spelling of a name.</summary>
    Spelling,
}
