using System.Runtime.InteropServices;
using Tocsin.Core.Search.Analysis;

namespace Tocsin.Core.Search.Index.Segments;

/// <summary>Numbers names and counts them; spellings that fold to the same are one name, written as first seen.</summary>
internal sealed class NameCounter
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<NameCount> _names = [];

    public IReadOnlyCollection<NameCount> Names => _names;

    public int Add(string name, int count)
    {
        var key = FoldTable.Fold(name.Trim());
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, key, out var known);
        if (!known)
        {
            number = _names.Count;
            _names.Add(new(name.Trim(), 0));
        }

        _names[number] = _names[number] with { Count = _names[number].Count + count };
        return number;
    }
}
