using Tocsin.Core.Articles;
using Tocsin.Core.Summaries.Reading;

namespace Tocsin.Core.Summaries.Scoring;

/// <summary>Scores the sentences of one article. Pure.</summary>
internal static class SentenceScorer
{
    /// <param name="passages">The sentences that may be chosen, in the article's order.</param>
    /// <param name="article">For its title and standfirst.</param>
    /// <param name="weights">What counts how much.</param>
    /// <param name="said">Texts that the reader has before him already.</param>
    /// <param name="saidVectors">Those, to compare with.</param>
    public static List<SentenceScore> Score(
        IReadOnlyList<Passage> passages,
        ArticleContent article,
        ScoreWeights weights,
        IReadOnlyList<string> said,
        out IReadOnlyList<TermVector> saidVectors)
    {
        var terms = new Terms();
        var words = passages.Select(passage => terms.Of(passage.Text)).ToList();
        HashSet<int> title = [.. terms.Of(article.Title), .. terms.Of(article.Standfirst ?? "")];
        var all = Vectors.Of([.. words, .. said.Select(terms.Of)], terms);
        saidVectors = all[words.Count..];
        var vectors = all[..words.Count];
        var whole = Vectors.Centroid(vectors, terms.Count);
        var centrality = Centrality.Of(vectors, whole);
        var report = ArticleStyle.ReportShare(passages, [.. vectors.Select(vector => vector.Cosine(whole))]);
        List<SentenceScore> scores = [];
        for (var at = 0; at < passages.Count; at++)
        {
            var position = Position(at, passages.Count, report);
            var shared = TitleShare(words[at], title);
            var length = LengthFit(passages[at].Words);
            var burden = Burden(passages[at], weights);
            scores.Add(new SentenceScore(passages[at], vectors[at])
            {
                Position = position,
                Centrality = centrality[at],
                Title = shared,
                Length = length,
                Burden = burden,
                Total = (((weights.ReportPosition * report) + (weights.EssayPosition * (1 - report))) * position)
                    + (weights.Centrality * centrality[at])
                    + (weights.Title * shared)
                    + (weights.Length * length)
                    - burden,
            });
        }

        return scores;
    }

    /// <summary>Falls steeply in a report; in an essay slowly, and rises again for the conclusion.</summary>
    private static double Position(int at, int count, double report)
    {
        var early = 1 / (1.0 + (0.35 * at));
        var relative = at / (double)Math.Max(1, count - 1);
        var essay = relative > 0.85 ? 0.6 : 1 - (0.6 * Math.Min(1, relative / 0.4));
        return (report * early) + ((1 - report) * essay);
    }

    private static double TitleShare(List<int> words, HashSet<int> title) =>
        title.Count == 0 ? 0 : Math.Min(1, 2.0 * words.Distinct().Count(title.Contains) / title.Count);

    private static double LengthFit(int words) => words switch
    {
        < 20 => words / 20.0,
        <= 40 => 1,
        _ => Math.Max(0, 1 - ((words - 40) / 40.0)),
    };

    private static double Burden(Passage passage, ScoreWeights weights)
    {
        var end = passage.Text.AsSpan().TrimEnd("\"'”»’)] ");
        var asks = end.Length > 0 && end[^1] is '?' or '؟' or '？' or '!' or '！';
        var dependence = passage.Dependence switch
        {
            Dependence.Pronoun => weights.Pronoun,
            Dependence.Linked => weights.Linked,
            _ => 0,
        };
        return dependence + (weights.Quoted * passage.Quoted) + (asks ? weights.Question : 0);
    }
}
