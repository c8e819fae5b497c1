using Tocsin.Core.Text.Sentences;

namespace Tocsin.Core.Summaries.Choosing;

/// <summary>A text that people wrote to stand above an article: an editor's standfirst, an organizer's summary.</summary>
internal static class GivenText
{
    /// <summary>As many of its first sentences as fit, or else the beginning of the first; null when not even that does.</summary>
    public static string? Within(string text, string? language, SummaryBudget budget)
    {
        var sentences = SentenceSegmenter.Split(text, language);
        var end = 0;
        for (var at = 0; at < sentences.Count && at < (budget.Sentences ?? int.MaxValue) && sentences[at].End <= (budget.Characters ?? int.MaxValue); at++)
        {
            end = sentences[at].End;
        }

        return end > 0 ? text[..end]
            : sentences.Count > 0 && budget.Characters is { } characters ? Shortening.Cut(sentences[0].Of(text), characters)
            : null;
    }
}
