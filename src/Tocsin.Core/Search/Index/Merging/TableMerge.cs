using Tocsin.Core.Search.Index.Tables;

namespace Tocsin.Core.Search.Index.Merging;

/// <summary>Walks several tables at once, key by key in byte order.</summary>
internal sealed class TableMerge
{
    private readonly SortedTableCursor[] _cursors;
    private readonly bool[] _open;
    private readonly List<int> _current = [];

    public TableMerge(IEnumerable<SortedTableCursor> cursors)
    {
        _cursors = [.. cursors];
        _open = [.. _cursors.Select(cursor => cursor.MoveNext())];
    }

    /// <summary>Which tables have the current key.</summary>
    public IReadOnlyList<int> Current => _current;

    public ReadOnlySpan<byte> Key => _cursors[_current[0]].Key;

    public SortedTableCursor this[int table] => _cursors[table];

    public bool MoveNext()
    {
        foreach (var table in _current)
        {
            _open[table] = _cursors[table].MoveNext();
        }

        _current.Clear();
        for (var table = 0; table < _cursors.Length; table++)
        {
            if (_open[table])
            {
                Consider(table);
            }
        }

        return _current.Count > 0;
    }

    private void Consider(int table)
    {
        var order = _current.Count == 0 ? -1 : _cursors[table].Key.SequenceCompareTo(Key);
        if (order < 0)
        {
            _current.Clear();
        }

        if (order <= 0)
        {
            _current.Add(table);
        }
    }
}
