using Tocsin.Core.Summaries.Reading;
using Tocsin.Core.Summaries.Scoring;

namespace Tocsin.Core.Summaries;

/// <summary>Why a summary is what it is: each sentence of the article with its scores.</summary>
/// <param name="Rows">In the article's order.</param>
/// <param name="Outcome">The summary itself.</param>
public sealed record SummaryExplanation(IReadOnlyList<SummaryScoreRow> Rows, SummaryOutcome Outcome)
{
    internal static SummaryExplanation Of(
        List<Passage> passages, Func<List<Passage>, List<SentenceScore>> score, SummaryOutcome outcome)
    {
        var text = passages.Where(passage => passage.Furniture is null).ToList();
        var scores = (text.Count == 0 ? [] : score(text)).ToDictionary(item => item.Passage.Order);
        var chosen = outcome is SummaryOutcome.Summarized summary ? summary.Sentences.ToHashSet(StringComparer.Ordinal) : [];
        return new SummaryExplanation(
            [.. passages.Select(passage => Row(passage, scores.GetValueOrDefault(passage.Order), chosen.Contains(passage.Text)))],
            outcome);
    }

    private static SummaryScoreRow Row(Passage passage, SentenceScore? score, bool chosen) => new(
        passage.Order + 1,
        passage.Text,
        chosen,
        score?.Position,
        score?.Centrality,
        score?.Title,
        score?.Length,
        score?.News,
        score?.Burden,
        score?.Total,
        Remark(passage));

    private static string? Remark(Passage passage) =>
        passage.Furniture is { } furniture ? $"left out: {furniture.ToString().ToLowerInvariant()}"
        : passage.HidesSpeaker ? "left out: quotation without its speaker"
        : passage.Dependence == Dependence.Pronoun ? "needs the sentence before"
        : passage.Dependence == Dependence.Linked ? "opens with a connective"
        : null;
}

/// <summary>A sentence and its scores, weighted, so that they add up to the total; null where the sentence was not a candidate.</summary>
/// <param name="Number">Its place in the article, from 1.</param>
/// <param name="Sentence">Its text.</param>
/// <param name="Chosen">Whether it stands in the summary.</param>
/// <param name="Position">How early it stands, as much as this kind of text deserves.</param>
/// <param name="Centrality">How much of the text it speaks for.</param>
/// <param name="Title">How much of the title's and standfirst's words it takes up.</param>
/// <param name="Length">Whether its length suits a summary.</param>
/// <param name="News">Whether it names who, when and how many.</param>
/// <param name="Burden">What makes it unfit to stand alone; 0 or less.</param>
/// <param name="Total">The sum.</param>
/// <param name="Remark">Why it was left out or counts for less.</param>
public sealed record SummaryScoreRow(
    int Number,
    string Sentence,
    bool Chosen,
    double? Position,
    double? Centrality,
    double? Title,
    double? Length,
    double? News,
    double? Burden,
    double? Total,
    string? Remark);
