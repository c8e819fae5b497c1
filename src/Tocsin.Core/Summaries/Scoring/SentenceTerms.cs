namespace Tocsin.Core.Summaries.Scoring;

/// <summary>The words of a sentence as numbers.</summary>
internal sealed class SentenceTerms
{
    private readonly int[] _sorted;

    /// <param name="all">Every word in order, as written but for case.</param>
    /// <param name="content">Those that carry meaning, folded and stemmed.</param>
    public SentenceTerms(List<int> all, List<int> content)
    {
        Content = content;
        _sorted = [.. all];
        Array.Sort(_sorted);
        Pairs = [.. all.Zip(all.Skip(1), (first, second) => ((long)first << 32) | (uint)second)];
    }

    public List<int> Content { get; }

    /// <summary>Neighbours, as one number.</summary>
    public List<long> Pairs { get; }

    /// <summary>The F measure of the words that two sentences share.</summary>
    public double F(SentenceTerms other)
    {
        var (shared, mine, its) = (0, 0, 0);
        while (mine < _sorted.Length && its < other._sorted.Length)
        {
            var difference = _sorted[mine] - other._sorted[its];
            shared += difference == 0 ? 1 : 0;
            mine += difference <= 0 ? 1 : 0;
            its += difference >= 0 ? 1 : 0;
        }

        return shared == 0 ? 0 : 2.0 * shared / (_sorted.Length + other._sorted.Length);
    }
}
