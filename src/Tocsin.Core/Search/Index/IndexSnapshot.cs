using System.Collections.Frozen;
using Tocsin.Core.Search.Index.Files;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Index;

/// <summary>The index at one moment. A search keeps the snapshot that it began with, however the index goes on.</summary>
internal sealed class IndexSnapshot
{
    public IndexSnapshot(IReadOnlyList<LiveSegment> segments, Manifest manifest)
    {
        Segments = segments;
        (Change, IsBeingMade) = (manifest.Change, manifest.IsBeingMade);
        var gone = Gone(segments);
        Languages = segments.SelectMany(segment => segment.Segment.Languages)
            .GroupBy(language => language.Language, StringComparer.Ordinal)
            .Select(group => new LanguageStatistics(group.Key, group.Sum(l => l.Documents), group.Sum(l => l.TotalLength))
            {
                Living = group.Sum(l => l.Documents) - gone.GetValueOrDefault(group.Key),
            })
            .OrderByDescending(language => language.Documents)
            .ToArray();
        ByLanguage = Languages.ToFrozenDictionary(language => language.Language);
    }

    public IReadOnlyList<LiveSegment> Segments { get; }

    /// <summary>The archive's change number up to which this holds everything.</summary>
    public long Change { get; }

    /// <summary>Whether the index was begun anew and has not yet held all of the archive.</summary>
    public bool IsBeingMade { get; }

    /// <summary>The languages of the index, the commonest first; deleted documents are counted until a merge drops them.</summary>
    public IReadOnlyList<LanguageStatistics> Languages { get; }

    public FrozenDictionary<string, LanguageStatistics> ByLanguage { get; }

    public int LiveDocuments => Segments.Sum(segment => segment.LiveDocuments);

    private static Dictionary<string, int> Gone(IReadOnlyList<LiveSegment> segments)
    {
        Dictionary<string, int> gone = new(StringComparer.Ordinal);
        foreach (var (segment, deleted, _) in segments.Where(live => live.Deleted.Count > 0))
        {
            for (var document = 0; document < segment.DocumentCount; document++)
            {
                if (deleted[document])
                {
                    var language = segment.Languages[segment.LanguageOf[document]].Language;
                    gone[language] = gone.GetValueOrDefault(language) + 1;
                }
            }
        }

        return gone;
    }
}
