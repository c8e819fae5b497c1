using Tocsin.Core.Search.Index.Files;
using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Index;

/// <summary>The current snapshot; closes a segment's file when the last snapshot that has it is neither current nor in use.</summary>
internal sealed class SnapshotHolder(IndexSnapshot first) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IndexSnapshot, int> _users = new() { [first] = 1 };
    private IndexSnapshot _current = first;

    public SnapshotLease Take()
    {
        lock (_gate)
        {
            _users[_current]++;
            return new SnapshotLease(this, _current);
        }
    }

    public void Replace(IndexSnapshot next)
    {
        IndexSnapshot old;
        lock (_gate)
        {
            _users[next] = 1;
            (old, _current) = (_current, next);
        }

        Release(old);
    }

    public void Release(IndexSnapshot snapshot)
    {
        List<Segment> unused = [];
        lock (_gate)
        {
            if (--_users[snapshot] == 0)
            {
                _users.Remove(snapshot);
                var kept = _users.Keys.SelectMany(user => user.Segments).Select(live => live.Segment).ToHashSet();
                unused.AddRange(snapshot.Segments.Select(live => live.Segment).Where(segment => !kept.Contains(segment)));
            }
        }

        foreach (var segment in unused)
        {
            segment.Dispose();
        }
    }

    /// <summary>Gives up the current snapshot; searches that still run keep theirs until they end.</summary>
    public void Dispose() => Replace(new IndexSnapshot([], Manifest.Empty));
}
