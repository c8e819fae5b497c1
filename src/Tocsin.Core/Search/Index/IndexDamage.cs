namespace Tocsin.Core.Search.Index;

/// <summary>How damage of the same length shows itself: bytes that are not those that were written, read as if they were.</summary>
internal static class IndexDamage
{
    /// <summary>Whether this may come of damaged bytes, so that it is worth comparing the checksums before it is called a bug.</summary>
    public static bool MayCause(Exception problem) => problem is
        IndexOutOfRangeException or ArgumentException or InvalidDataException or OverflowException
        or OutOfMemoryException or KeyNotFoundException or NullReferenceException;

    /// <summary>Compares every byte of a snapshot with its checksum.</summary>
    public static bool IsSound(IndexSnapshot snapshot, CancellationToken cancellationToken) =>
        snapshot.Segments.All(segment => segment.Segment.Verify(cancellationToken));
}
