using Tocsin.Core.Search.Index;

namespace Tocsin.Core.Search;

/// <summary>What the index holds.</summary>
/// <param name="Articles">How many articles can be found.</param>
/// <param name="Change">The archive's change number up to which it holds everything.</param>
/// <param name="Segments">Of how many segments it consists.</param>
/// <param name="Bytes">How many bytes they take on the disk.</param>
/// <param name="Problem">Why the index that was there could not be used; null when it could.</param>
/// <param name="IsWriter">False when another process keeps the index and this one only reads it.</param>
internal sealed record IndexState(int Articles, long Change, int Segments, long Bytes, string? Problem, bool IsWriter)
{
    /// <summary>Whether the index is being made anew: it was begun and has not yet held all of the archive.</summary>
    public bool IsBeingMade { get; init; }

    public static IndexState Of(IndexStore store)
    {
        using var lease = store.Take();
        var snapshot = lease.Snapshot;
        return new(
            snapshot.LiveDocuments, snapshot.Change, snapshot.Segments.Count,
            snapshot.Segments.Sum(segment => segment.Segment.FileLength), store.Problem?.ToString(), store.IsWriter)
        {
            IsBeingMade = snapshot.IsBeingMade,
        };
    }
}
