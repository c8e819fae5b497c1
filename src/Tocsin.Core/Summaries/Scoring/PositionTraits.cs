namespace Tocsin.Core.Summaries.Scoring;

/// <summary>Where sentences stand, as much as this kind of text makes it count.</summary>
internal static class PositionTraits
{
    /// <param name="traits">Of the sentences, in order; centrality is measured already.</param>
    /// <param name="report">How much of a report the text is.</param>
    public static void Measure(List<Traits> traits, double report)
    {
        for (var at = 0; at < traits.Count; at++)
        {
            var early = 1 - (at / (double)Math.Max(1, traits.Count - 1));
            traits[at][Trait.Lead] = report / (1 + (0.35 * at));
            traits[at][Trait.Early] = report * early;
            traits[at][Trait.BorneOut] = report * early * traits[at][Trait.Centrality];
            traits[at][Trait.Frame] = (1 - report) * Frame(1 - early);
        }
    }

    /// <summary>Essays say what they are about in their first tenth or so, and conclude in their last.</summary>
    private static double Frame(double at) => at switch
    {
        < 0.3 => 1 - (at / 0.3),
        > 0.85 => 0.7,
        _ => 0,
    };
}
