using Tocsin.Core.Summaries.Reading;

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>How much of a report a text is, and how much of an essay, by traits that can be counted.</summary>
/// <remarks>
/// A report puts the news first, so its opening is like the whole; it is short, full of figures and of people quoted,
/// and has short paragraphs. An essay leads up to its point.
/// </remarks>
internal static class ArticleStyle
{
    private const int Opening = 3;

    /// <summary>From 0, an essay, to 1, a report.</summary>
    public static double ReportShare(IReadOnlyList<Passage> passages, double[] likenessToWhole)
    {
        if (passages.Count <= Opening)
        {
            return 1;
        }

        var front = likenessToWhole.Take(Opening).Average() / Math.Max(1e-9, likenessToWhole.Average());
        var figures = passages.Count(passage => passage.Text.Any(char.IsDigit)) / (double)passages.Count;
        var quoted = passages.Count(passage => passage.Quoted > 0) / (double)passages.Count;
        var length = passages.Sum(passage => passage.Words);
        var evidence = (1.5 * (front - 1)) + (1.2 * (figures - 0.25)) + (0.8 * (quoted - 0.15)) - (0.8 * Math.Log2(Math.Max(100, length) / 700.0));
        return 1 / (1 + Math.Exp(-(1 + (2 * evidence))));
    }
}
