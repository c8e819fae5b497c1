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
        Weights weights,
        IReadOnlyList<string> said,
        out IReadOnlyList<TermVector> saidVectors)
    {
        var terms = new Terms();
        var words = passages.Select(passage => terms.Of(passage.Text)).ToList();
        HashSet<int> title = [.. terms.Of(article.Title).Content, .. terms.Of(article.Standfirst ?? "").Content];
        var all = Vectors.Of([.. words, .. said.Select(terms.Of)], terms);
        saidVectors = all[words.Count..];
        var vectors = all[..words.Count];
        var traits = passages.Select(_ => new Traits()).ToList();
        LikenessTraits.Measure(words, vectors, terms, traits, out var likenessToWhole);
        PositionTraits.Measure(traits, ArticleStyle.ReportShare(passages, likenessToWhole));
        NewsTraits.Measure(passages, Cues.For(article.Language), traits);
        var usual = passages.Count == 0 ? 0 : passages.Average(passage => passage.Words);
        for (var at = 0; at < passages.Count; at++)
        {
            traits[at][Trait.Title] = title.Count == 0
                ? 0
                : Math.Min(1, 2.0 * words[at].Content.Distinct().Count(title.Contains) / title.Count);
            FormTraits.Measure(passages[at], usual, traits[at]);
        }

        return [.. passages.Select((passage, at) => new SentenceScore(passage, vectors[at], traits[at], weights))];
    }
}
