namespace Tocsin.Benchmarks.Summaries;

/// <summary>ROUGE-1, ROUGE-2 and ROUGE-L, as F measures from 0 to 1.</summary>
/// <remarks>
/// By Lin's definition (2004): clipped counts of shared n-grams, and the longest common subsequence of the whole text.
/// Words are runs of letters, marks and digits in lower case; no stemming, no stop words. Of several references the better counts.
/// </remarks>
internal readonly record struct Rouge(double One, double Two, double L)
{
    public double Sum => One + Two + L;

    public static Rouge Best(string candidate, IEnumerable<string> references)
    {
        var words = Words(candidate);
        return references.Select(reference => Of(words, Words(reference))).MaxBy(score => score.Sum);
    }

    public static Rouge Of(IReadOnlyList<string> candidate, IReadOnlyList<string> reference) =>
        new(Overlap(candidate, reference, 1), Overlap(candidate, reference, 2), F(CommonSubsequence(candidate, reference), candidate.Count, reference.Count));

    public static Rouge Mean(IReadOnlyCollection<Rouge> scores) =>
        new(scores.Average(score => score.One), scores.Average(score => score.Two), scores.Average(score => score.L));

    public static List<string> Words(string text)
    {
        List<string> words = [];
        for (var at = 0; at < text.Length;)
        {
            var to = at;
            while (to < text.Length && (char.IsLetterOrDigit(text[to]) || char.GetUnicodeCategory(text[to]) == System.Globalization.UnicodeCategory.NonSpacingMark))
            {
                to++;
            }

            if (to > at)
            {
                words.Add(text[at..to].ToLowerInvariant());
            }

            at = to + 1;
        }

        return words;
    }

    private static double Overlap(IReadOnlyList<string> candidate, IReadOnlyList<string> reference, int n)
    {
        var ours = Grams(candidate, n);
        var theirs = Grams(reference, n);
        var shared = ours.Sum(gram => Math.Min(gram.Value, theirs.GetValueOrDefault(gram.Key)));
        return F(shared, candidate.Count - n + 1, reference.Count - n + 1);
    }

    private static Dictionary<string, int> Grams(IReadOnlyList<string> words, int n)
    {
        Dictionary<string, int> grams = new(StringComparer.Ordinal);
        for (var at = 0; at + n <= words.Count; at++)
        {
            var gram = n == 1 ? words[at] : $"{words[at]} {words[at + 1]}";
            grams[gram] = grams.GetValueOrDefault(gram) + 1;
        }

        return grams;
    }

    private static int CommonSubsequence(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var row = new int[other.Count + 1];
        foreach (var word in one)
        {
            var diagonal = 0;
            for (var at = 1; at <= other.Count; at++)
            {
                var above = row[at];
                row[at] = word == other[at - 1] ? diagonal + 1 : Math.Max(above, row[at - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static double F(int shared, int candidate, int reference) =>
        shared == 0 ? 0 : 2.0 * shared / (candidate + reference);
}
