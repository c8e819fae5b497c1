namespace Tocsin.Core.Summaries.Scoring;

/// <summary>What a sentence says first, of the words that carry meaning.</summary>
internal static class NoveltyTraits
{
    /// <summary>So often others take up the words of a sentence that brings a subject in.</summary>
    private const double OftenTakenUp = 10;

    /// <param name="sentences">In the article's order.</param>
    /// <param name="spread">In how many sentences each term stands.</param>
    /// <param name="traits">Takes the measures.</param>
    public static void Measure(List<SentenceTerms> sentences, int[] spread, List<Traits> traits)
    {
        var told = new bool[spread.Length];
        for (var at = 0; at < sentences.Count; at++)
        {
            var (terms, first, takenUp) = (0, 0, 0);
            foreach (var term in sentences[at].Content.Distinct())
            {
                terms++;
                if (!told[term])
                {
                    told[term] = true;
                    first++;
                    takenUp += spread[term] - 1;
                }
            }

            traits[at][Trait.Novelty] = terms == 0 ? 0 : first / (double)terms;
            traits[at][Trait.TakenUp] = Math.Min(1, takenUp / OftenTakenUp);
        }
    }
}
