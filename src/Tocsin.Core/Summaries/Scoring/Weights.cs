namespace Tocsin.Core.Summaries.Scoring;

/// <summary>How much each trait counts: the same in all languages. How they were found stands in ADR 013.</summary>
internal sealed class Weights
{
    /// <summary>For the one sentence that is to say most.</summary>
    public static readonly Weights One = new()
    {
        [Trait.Lead] = 0.4,
        [Trait.Early] = 0.4,
        [Trait.Frame] = 0.3,
        [Trait.Centrality] = 0.35,
        [Trait.BorneOut] = 0.55,
        [Trait.Agreement] = 0.6,
        [Trait.Coverage] = 0.5,
        [Trait.Repeats] = 0.45,
        [Trait.Title] = 0.5,
        [Trait.Length] = 0.4,
        [Trait.Names] = 0.5,
        [Trait.Figures] = 0.15,
        [Trait.Days] = 0.7,
        [Trait.Pronoun] = -0.2,
        [Trait.Linked] = -0.1,
        [Trait.Quoted] = -0.4,
        [Trait.Asks] = -0.3,
        [Trait.Overlong] = -0.2,
    };

    /// <summary>For several sentences: a report's opening is one piece, seldom beaten as one, and length is no merit any more.</summary>
    public static readonly Weights Several = new()
    {
        [Trait.Lead] = 2.4,
        [Trait.Early] = 0.4,
        [Trait.Frame] = 0.3,
        [Trait.Centrality] = 0.3,
        [Trait.BorneOut] = 0.45,
        [Trait.Agreement] = 0.3,
        [Trait.Coverage] = 0.2,
        [Trait.Repeats] = 0.2,
        [Trait.Title] = 0.5,
        [Trait.Names] = 0.2,
        [Trait.Figures] = 0.1,
        [Trait.Days] = 0.3,
        [Trait.Pronoun] = -0.2,
        [Trait.Linked] = -0.1,
        [Trait.Quoted] = -0.4,
        [Trait.Asks] = -0.3,
        [Trait.Overlong] = -0.8,
    };

    private readonly double[] _values = new double[Enum.GetValues<Trait>().Length];

    /// <summary>Taken off for full likeness to what is chosen already.</summary>
    public double Redundancy { get; init; } = 0.4;

    public double this[Trait trait]
    {
        get => _values[(int)trait];
        init => _values[(int)trait] = value;
    }
}
