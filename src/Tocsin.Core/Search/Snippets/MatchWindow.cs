namespace Tocsin.Core.Search.Snippets;

/// <summary>The run of matches within a reader's glance that answers most of the query.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Score">The weight of the query's words in it.</param>
internal readonly record struct MatchWindow(int First, int Last, float Score)
{
    /// <summary>UTF-16 units from the first match to the end of the last.</summary>
    private const int Width = 220;

    public static MatchWindow Best(List<TextMatch> matches, MatchWords words)
    {
        var best = new MatchWindow(0, -1, 0);
        Span<int> inside = stackalloc int[words.Slots];
        var first = 0;
        var score = 0f;
        for (var last = 0; last < matches.Count; last++)
        {
            score += ++inside[matches[last].Slot] == 1 ? words.Weight(matches[last].Slot) : 0;
            for (; matches[last].End - matches[first].Start > Width && first < last; first++)
            {
                score -= --inside[matches[first].Slot] == 0 ? words.Weight(matches[first].Slot) : 0;
            }

            if (score > best.Score * 1.001f)
            {
                best = new(first, last, score);
            }
        }

        return best;
    }
}
