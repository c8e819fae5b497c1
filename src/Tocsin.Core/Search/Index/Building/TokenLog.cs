namespace Tocsin.Core.Search.Index.Building;

/// <summary>Every occurrence of every term of a segment that is being made, in the order of reading.</summary>
internal sealed class TokenLog
{
    private int[] _terms = new int[1 << 12];
    private int[] _documents = new int[1 << 12];
    private int[] _positions = new int[1 << 12];
    private byte[] _extras = new byte[1 << 12];

    public int Count { get; private set; }

    public void Add(int term, int document, int position, int extra)
    {
        if (Count == _terms.Length)
        {
            var size = Count * 2;
            Array.Resize(ref _terms, size);
            Array.Resize(ref _documents, size);
            Array.Resize(ref _positions, size);
            Array.Resize(ref _extras, size);
        }

        (_terms[Count], _documents[Count], _positions[Count], _extras[Count]) = (term, document, position, (byte)extra);
        Count++;
    }

    public (int Document, int Position, int Extra) this[int index] => (_documents[index], _positions[index], _extras[index]);

    /// <summary>Groups the occurrences by term, each group in the order of reading.</summary>
    /// <returns>The occurrences' indexes, and where each term's begin among them.</returns>
    public (int[] Order, int[] Starts) ByTerm(int termCount)
    {
        var starts = new int[termCount + 1];
        foreach (var term in _terms.AsSpan(0, Count))
        {
            starts[term + 1]++;
        }

        for (var term = 0; term < termCount; term++)
        {
            starts[term + 1] += starts[term];
        }

        var next = starts.AsSpan(0, termCount).ToArray();
        var order = new int[Count];
        for (var i = 0; i < Count; i++)
        {
            order[next[_terms[i]]++] = i;
        }

        return (order, starts);
    }
}
