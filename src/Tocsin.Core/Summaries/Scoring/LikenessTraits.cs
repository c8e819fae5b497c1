namespace Tocsin.Core.Summaries.Scoring;

/// <summary>How much of the text a sentence speaks for, seen from several sides.</summary>
internal static class LikenessTraits
{
    private const int Window = Centrality.Window;

    public static void Measure(
        List<SentenceTerms> sentences, List<TermVector> vectors, Terms terms, List<Traits> traits, out double[] likenessToWhole)
    {
        var whole = Vectors.Centroid(vectors, terms.Count);
        likenessToWhole = [.. vectors.Select(vector => vector.Cosine(whole))];
        var centrality = Centrality.Of(vectors, likenessToWhole);
        var spread = Spread(sentences, terms.Count);
        NoveltyTraits.Measure(sentences, spread, traits);
        var repeated = Math.Max(1.0, spread.Where(count => count > 1).Sum(count => (double)count));
        var pairs = Pairs(sentences);
        for (var at = 0; at < sentences.Count; at++)
        {
            traits[at][Trait.Centrality] = centrality[at];
            traits[at][Trait.Agreement] = Math.Min(1, 5 * Agreement(sentences, at));
            traits[at][Trait.Coverage] = Math.Min(1, 1.5 * sentences[at].Content.Distinct().Sum(term => spread[term] > 1 ? spread[term] : 0) / repeated);
            traits[at][Trait.Repeats] = Math.Min(1, Math.Sqrt(sentences[at].Pairs.Count(pair => pairs[pair] > 1)) / 5);
        }
    }

    /// <summary>The mean F measure of shared words with its neighbours in the window, earlier ones counting more.</summary>
    private static double Agreement(List<SentenceTerms> sentences, int one)
    {
        var start = one / Window * Window;
        var end = Math.Min(start + Window, sentences.Count);
        var (sum, weights) = (0.0, 0.0);
        for (var other = start; other < end; other++)
        {
            if (other != one)
            {
                var weight = 1 / (1 + (0.2 * (other - start)));
                sum += weight * sentences[one].F(sentences[other]);
                weights += weight;
            }
        }

        return weights > 0 ? sum / weights : 0;
    }

    private static int[] Spread(List<SentenceTerms> sentences, int terms)
    {
        var spread = new int[terms];
        foreach (var term in sentences.SelectMany(sentence => sentence.Content.Distinct()))
        {
            spread[term]++;
        }

        return spread;
    }

    private static Dictionary<long, int> Pairs(List<SentenceTerms> sentences)
    {
        Dictionary<long, int> pairs = [];
        foreach (var pair in sentences.SelectMany(sentence => sentence.Pairs))
        {
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
        }

        return pairs;
    }
}
