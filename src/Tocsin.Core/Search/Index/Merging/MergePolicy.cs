namespace Tocsin.Core.Search.Index.Merging;

/// <summary>Chooses which segments to make one of: some of like size, so that each document is rewritten a logarithmic number of times.</summary>
internal static class MergePolicy
{
    /// <summary>So many segments of like size are merged.</summary>
    public const int Fanout = 6;

    /// <summary>Segments below this share the first tier.</summary>
    private const long SmallestTier = 1 << 20;

    /// <summary>A segment is not merged beyond this, since a file is mapped as a whole.</summary>
    private const long LargestResult = 1_500_000_000;

    /// <summary>The segments to merge now, in their order; empty when none need be.</summary>
    public static IReadOnlyList<LiveSegment> Choose(IReadOnlyList<LiveSegment> segments)
    {
        var deleted = segments.Where(segment => segment.Deleted.Count * 3 > segment.Segment.DocumentCount).ToArray();
        if (deleted.Length > 0)
        {
            return deleted[..1];
        }

        foreach (var tier in segments.GroupBy(Tier).Where(tier => tier.Count() >= Fanout).OrderBy(tier => tier.Key))
        {
            var chosen = tier.Take(Fanout).ToArray();
            if (chosen.Sum(segment => segment.Segment.FileLength) <= LargestResult)
            {
                return chosen;
            }
        }

        return [];
    }

    private static int Tier(LiveSegment segment)
    {
        var size = Math.Max(segment.Segment.FileLength, SmallestTier) / SmallestTier;
        return (int)Math.Log(size, Fanout);
    }
}
