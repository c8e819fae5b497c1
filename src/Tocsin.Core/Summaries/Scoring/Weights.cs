namespace Tocsin.Core.Summaries.Scoring;

/// <summary>How much each trait counts: the same in all languages. How they were found stands in ADR 013.</summary>
internal sealed class Weights
{
    /// <summary>For the one sentence that is to say most.</summary>
    public static readonly Weights One = new()
    {
        Redundancy = 0.9,
        [Trait.Lead] = 0.35,
        [Trait.Early] = 0.35,
        [Trait.Frame] = 0.25,
        [Trait.Centrality] = 0.5,
        [Trait.BorneOut] = 0.85,
        [Trait.Agreement] = 2.05,
        [Trait.Coverage] = 0.9,
        [Trait.Repeats] = 2.4,
        [Trait.Novelty] = 1.35,
        [Trait.TakenUp] = 0.8,
        [Trait.Title] = 1,
        [Trait.Length] = 1,
        [Trait.Brief] = -0.85,
        [Trait.Clauses] = -0.8,
        [Trait.Colon] = -0.5,
        [Trait.Names] = 0.5,
        [Trait.Figures] = 0.05,
        [Trait.Days] = 1.45,
        [Trait.Pronoun] = -0.4,
        [Trait.Linked] = -0.2,
        [Trait.Quoted] = -1.7,
        [Trait.Asks] = -0.85,
        [Trait.Overlong] = -0.2,
    };

    /// <summary>For several sentences: a report's opening is one piece, seldom beaten as one, and no two may say the same.</summary>
    public static readonly Weights Several = new()
    {
        Redundancy = 1.6,
        [Trait.Lead] = 2.8,
        [Trait.Early] = 0.4,
        [Trait.Frame] = 0.3,
        [Trait.Centrality] = 0.3,
        [Trait.BorneOut] = 1.65,
        [Trait.Agreement] = -0.3,
        [Trait.Coverage] = 0.2,
        [Trait.Repeats] = 0.2,
        [Trait.Novelty] = -0.6,
        [Trait.Title] = 0.5,
        [Trait.Length] = 1,
        [Trait.Figures] = 0.1,
        [Trait.Days] = 0.2,
        [Trait.Pronoun] = -0.2,
        [Trait.Linked] = -0.1,
        [Trait.Quoted] = -0.4,
        [Trait.Asks] = -1.05,
        [Trait.Overlong] = -1.4,
    };

    private readonly double[] _values = new double[Enum.GetValues<Trait>().Length];

    /// <summary>Taken off for full likeness to what is chosen already.</summary>
    public required double Redundancy { get; init; }

    public double this[Trait trait]
    {
        get => _values[(int)trait];
        init => _values[(int)trait] = value;
    }
}
