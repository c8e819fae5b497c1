namespace Tocsin.Core.Summaries.Scoring;

/// <summary>How much each trait of a sentence counts. One set for all languages; how it was found stands in ADR 013.</summary>
internal sealed record ScoreWeights
{
    public static readonly ScoreWeights Default = new();

    /// <summary>In a text that is a report through and through.</summary>
    public double ReportPosition { get; init; } = 1.0;

    /// <summary>In an essay.</summary>
    public double EssayPosition { get; init; } = 0.3;

    public double Centrality { get; init; } = 0.8;

    public double Title { get; init; } = 0.5;

    public double Length { get; init; } = 0.6;

    public double Pronoun { get; init; } = 0.5;

    public double Linked { get; init; } = 0.3;

    public double Quoted { get; init; } = 0.4;

    public double Question { get; init; } = 0.4;

    /// <summary>Taken off for likeness to what is chosen already.</summary>
    public double Redundancy { get; init; } = 0.6;
}
