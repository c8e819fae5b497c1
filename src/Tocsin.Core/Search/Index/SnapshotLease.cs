namespace Tocsin.Core.Search.Index;

/// <summary>Holds a snapshot's files open until disposed.</summary>
internal readonly struct SnapshotLease(SnapshotHolder holder, IndexSnapshot snapshot) : IDisposable
{
    public IndexSnapshot Snapshot => snapshot;

    public void Dispose() => holder.Release(snapshot);
}
