namespace Tocsin.Core.Search.Index.Merging;

/// <summary>Where the documents of a merge's parts come to lie in its result.</summary>
internal sealed class DocumentMap
{
    private readonly int[] _numbers;

    /// <param name="part">A part of the merge.</param>
    /// <param name="first">The number of its first living document in the result.</param>
    public DocumentMap(LiveSegment part, int first)
    {
        _numbers = new int[part.Segment.DocumentCount];
        for (var document = 0; document < _numbers.Length; document++)
        {
            _numbers[document] = part.Deleted[document] ? -1 : first++;
        }

        End = first;
    }

    /// <summary>The number after its last.</summary>
    public int End { get; }

    /// <summary>The number in the result, -1 for a document that was deleted before.</summary>
    public int this[int document] => _numbers[document];
}
