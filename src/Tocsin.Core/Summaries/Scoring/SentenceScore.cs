using Tocsin.Core.Summaries.Reading;

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>A sentence with its traits, weighed; <see cref="Total"/> is the sum of the parts.</summary>
internal sealed record SentenceScore(Passage Passage, TermVector Vector, Traits Traits, Weights Weights)
{
    public double Position { get; } = Traits.Sum(Weights, Trait.Lead, Trait.Early, Trait.Frame);

    public double Centrality { get; } =
        Traits.Sum(Weights, Trait.Centrality, Trait.BorneOut, Trait.Agreement, Trait.Coverage, Trait.Repeats, Trait.Novelty, Trait.TakenUp);

    public double Title { get; } = Traits.Sum(Weights, Trait.Title);

    public double Length { get; } = Traits.Sum(Weights, Trait.Length, Trait.Overlong, Trait.Brief, Trait.Clauses);

    public double News { get; } = Traits.Sum(Weights, Trait.Names, Trait.Figures, Trait.Days);

    public double Burden { get; } = Traits.Sum(Weights, Trait.Pronoun, Trait.Linked, Trait.Quoted, Trait.Asks, Trait.Colon);

    public double Total => Position + Centrality + Title + Length + News + Burden;
}
