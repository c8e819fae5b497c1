using Tocsin.Core.Search.Index.Files;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Index;

/// <summary>A segment with which of its documents are gone, at one moment.</summary>
internal sealed record LiveSegment(Segment Segment, DeletedDocuments Deleted, ManifestSegment Entry)
{
    public int LiveDocuments => Segment.DocumentCount - Deleted.Count;

    /// <summary>The document that holds an article now, -1 when none does.</summary>
    public int LiveDocumentOf(long articleId)
    {
        var document = Segment.DocumentOf(articleId);
        return document >= 0 && !Deleted[document] ? document : -1;
    }
}
