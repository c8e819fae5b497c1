namespace Tocsin.Core.Search.Index.Building;

/// <summary>One occurrence of a term.</summary>
/// <param name="Term">Its number.</param>
/// <param name="Document">Where it stands.</param>
/// <param name="Position">At which word of the document.</param>
/// <param name="Extra">What the field's weight adds to one.</param>
internal readonly record struct Occurrence(int Term, int Document, int Position, int Extra);

/// <summary>Every occurrence of every term of a segment that is being made, in the order of reading.</summary>
internal sealed class TokenLog
{
    private Occurrence[] _occurrences = new Occurrence[1 << 12];

    public int Count { get; private set; }

    public void Add(int term, int document, int position, int extra)
    {
        if (Count == _occurrences.Length)
        {
            Array.Resize(ref _occurrences, Count * 2);
        }

        _occurrences[Count++] = new(term, document, position, extra);
    }

    /// <summary>The occurrences grouped by term, each group in the order of reading; where each term's begin.</summary>
    public (Occurrence[] Occurrences, int[] Starts) ByTerm(int termCount)
    {
        var starts = new int[termCount + 1];
        foreach (ref readonly var occurrence in _occurrences.AsSpan(0, Count))
        {
            starts[occurrence.Term + 1]++;
        }

        for (var term = 0; term < termCount; term++)
        {
            starts[term + 1] += starts[term];
        }

        var next = starts.AsSpan(0, termCount).ToArray();
        var grouped = new Occurrence[Count];
        foreach (ref readonly var occurrence in _occurrences.AsSpan(0, Count))
        {
            grouped[next[occurrence.Term]++] = occurrence;
        }

        return (grouped, starts);
    }
}
