using Tocsin.Core.Search.Index.Storage;

namespace Tocsin.Core.Search.Index.Postings;

/// <summary>The impacts of a block that no other of it covers; their best score bounds the block's, whatever the averages become.</summary>
internal sealed class ImpactFront
{
    private readonly List<Impact> _front = [];

    public void Add(Impact impact)
    {
        foreach (var known in _front)
        {
            if (known.Covers(impact))
            {
                return;
            }
        }

        for (var i = _front.Count - 1; i >= 0; i--)
        {
            if (impact.Covers(_front[i]))
            {
                _front.RemoveAt(i);
            }
        }

        _front.Add(impact);
    }

    public void WriteTo(ByteWriter to)
    {
        to.Varint(_front.Count);
        foreach (var impact in _front)
        {
            to.Varint(impact.Frequency);
            to.Byte(impact.Length);
        }

        _front.Clear();
    }

    public void Clear() => _front.Clear();
}
