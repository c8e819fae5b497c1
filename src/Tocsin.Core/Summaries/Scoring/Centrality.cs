namespace Tocsin.Core.Summaries.Scoring;

/// <summary>How much of the text each sentence speaks for: LexRank, near it, and the likeness to the whole, far from it.</summary>
/// <remarks>
/// Every pair of a long text would cost the square of its length; a sentence is compared with its window of neighbours,
/// which bounds the work to a constant for each sentence, and each window counts by its likeness to the whole.
/// </remarks>
internal static class Centrality
{
    /// <summary>So many sentences are compared with one another.</summary>
    public const int Window = 128;

    private const int Rounds = 12;

    /// <summary>LexRank's damping: the chance to jump anywhere.</summary>
    private const double Jump = 0.15;

    /// <summary>Likeness below this is chance.</summary>
    private const double Threshold = 0.04;

    /// <summary>A value from 0 to 1 for each sentence; 1 for the most central.</summary>
    public static double[] Of(List<TermVector> sentences, double[] likenessToWhole)
    {
        var ranks = new double[sentences.Count];
        for (var from = 0; from < sentences.Count; from += Window)
        {
            Rank(sentences, from, Math.Min(from + Window, sentences.Count), ranks);
        }

        ToUnit(ranks);
        for (var at = 0; at < ranks.Length; at++)
        {
            ranks[at] = (ranks[at] + likenessToWhole[at]) / 2;
        }

        ToUnit(ranks);
        return ranks;
    }

    private static void Rank(List<TermVector> sentences, int from, int to, double[] ranks)
    {
        var count = to - from;
        var likeness = new double[count * count];
        var sums = new double[count];
        for (var one = 0; one < count; one++)
        {
            for (var other = one + 1; other < count; other++)
            {
                var cosine = sentences[from + one].Cosine(sentences[from + other]);
                if (cosine > Threshold)
                {
                    likeness[(one * count) + other] = likeness[(other * count) + one] = cosine;
                    sums[one] += cosine;
                    sums[other] += cosine;
                }
            }
        }

        var rank = new double[count];
        Array.Fill(rank, 1.0);
        for (var round = 0; round < Rounds; round++)
        {
            var next = new double[count];
            Array.Fill(next, Jump);
            for (var one = 0; one < count; one++)
            {
                if (sums[one] > 0)
                {
                    var share = (1 - Jump) * rank[one] / sums[one];
                    var row = likeness.AsSpan(one * count, count);
                    for (var other = 0; other < count; other++)
                    {
                        next[other] += share * row[other];
                    }
                }
            }

            rank = next;
        }

        rank.CopyTo(ranks, from);
    }

    private static void ToUnit(double[] values)
    {
        var most = values.Length == 0 ? 0 : values.Max();
        for (var at = 0; at < values.Length && most > 0; at++)
        {
            values[at] /= most;
        }
    }
}
