namespace Tocsin.Core.Summaries.Scoring;

/// <summary>Weighs the terms of sentences: a word that many of them share tells little of any.</summary>
internal static class Vectors
{
    public static List<TermVector> Of(List<SentenceTerms> sentences, Terms terms)
    {
        var spread = new int[terms.Count];
        foreach (var term in sentences.SelectMany(sentence => sentence.Content.Distinct()))
        {
            spread[term]++;
        }

        return [.. sentences.Select(sentence => Of(sentence.Content, term => Math.Log(1 + (sentences.Count / (double)Math.Max(1, spread[term])))))];
    }

    /// <summary>The middle of the whole text.</summary>
    public static TermVector Centroid(List<TermVector> vectors, int terms)
    {
        var sums = new double[terms];
        foreach (var vector in vectors)
        {
            for (var at = 0; at < vector.Terms.Length; at++)
            {
                sums[vector.Terms[at]] += vector.Weights[at];
            }
        }

        var used = Enumerable.Range(0, terms).Where(term => sums[term] > 0).ToArray();
        return new TermVector(used, UnitLength([.. used.Select(term => sums[term])]));
    }

    private static TermVector Of(List<int> sentence, Func<int, double> weight)
    {
        int[] sorted = [.. sentence];
        Array.Sort(sorted);
        List<int> terms = [];
        List<double> weights = [];
        for (var at = 0; at < sorted.Length;)
        {
            var to = at;
            while (to < sorted.Length && sorted[to] == sorted[at])
            {
                to++;
            }

            terms.Add(sorted[at]);
            weights.Add(weight(sorted[at]) * (1 + Math.Log(to - at)));
            at = to;
        }

        return new TermVector([.. terms], UnitLength([.. weights]));
    }

    private static double[] UnitLength(double[] weights)
    {
        var length = Math.Sqrt(weights.Sum(weight => weight * weight));
        for (var at = 0; at < weights.Length && length > 0; at++)
        {
            weights[at] /= length;
        }

        return weights;
    }
}
