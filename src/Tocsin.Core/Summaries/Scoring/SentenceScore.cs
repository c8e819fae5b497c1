using Tocsin.Core.Summaries.Reading;

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>What speaks for a sentence and against it; <see cref="Total"/> is the weighted sum.</summary>
/// <remarks>Each part lies between 0 and 1.</remarks>
internal sealed record SentenceScore(Passage Passage, TermVector Vector)
{
    /// <summary>How early it stands, as much as this kind of text deserves.</summary>
    public required double Position { get; init; }

    /// <summary>How much of the text it speaks for.</summary>
    public required double Centrality { get; init; }

    /// <summary>How much of the title's and standfirst's words it takes up.</summary>
    public required double Title { get; init; }

    /// <summary>Neither a scrap nor a monster.</summary>
    public required double Length { get; init; }

    /// <summary>What makes it unfit to stand alone: it hangs on another, quotes, asks.</summary>
    public required double Burden { get; init; }

    public required double Total { get; init; }
}
