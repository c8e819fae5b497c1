using Tocsin.Core.Search.Index.Segments;

namespace Tocsin.Core.Search.Ranking;

/// <summary>Weighs the languages of the archive by how well the words of a query fit them, and by the reader's own.</summary>
/// <remarks>
/// The archive's own word counts tell the language of three words better than any list: each word is as likely in a
/// language as the share of its articles that have it. A language less likely is not left out, its articles come later.
/// </remarks>
internal static class LanguageWeights
{
    /// <summary>How much more likely the told language is before any word is read, in natural logarithm.</summary>
    private const double ToldPrior = 5;

    /// <summary>A word that a language's articles lack is this likely all the same.</summary>
    private const double Rarest = 1e-3;

    /// <summary>The least that an article in another language counts.</summary>
    private const double Least = 0.25;

    /// <summary>The same where the reader's own articles have every word: what is in them is what is looked for.</summary>
    private const double LeastBesideOwn = 0.1;

    /// <param name="frequencies">For each language of <paramref name="languages"/>, in how many of its documents each word stands.</param>
    /// <param name="languages">The archive's languages.</param>
    /// <param name="told">The reader's primary language, where known.</param>
    /// <returns>For each language a weight of at most 1.</returns>
    public static double[] Of(IReadOnlyList<int[]> frequencies, IReadOnlyList<LanguageStatistics> languages, string? told)
    {
        var scores = new double[languages.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = languages[i].Language == told ? ToldPrior : 0;
            foreach (var frequency in frequencies[i])
            {
                scores[i] += Math.Log(Math.Max(Rarest, (double)frequency / languages[i].Documents));
            }
        }

        var best = scores.Max();
        var least = HasAll(frequencies, languages, told) ? LeastBesideOwn : Least;
        return [.. scores.Select(score => Math.Max(least, Math.Exp((score - best) / 2)))];
    }

    private static bool HasAll(IReadOnlyList<int[]> frequencies, IReadOnlyList<LanguageStatistics> languages, string? told)
    {
        for (var i = 0; i < languages.Count; i++)
        {
            if (languages[i].Language == told)
            {
                return Array.TrueForAll(frequencies[i], frequency => frequency > 0);
            }
        }

        return false;
    }
}
