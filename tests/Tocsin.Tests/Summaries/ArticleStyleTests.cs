using Tocsin.Core.Summaries.Reading;
using Tocsin.Core.Summaries.Scoring;

namespace Tocsin.Tests.Summaries;

public sealed class ArticleStyleTests
{
    [Fact]
    public void A_short_text_that_opens_with_its_news_is_a_report() =>
        Assert.InRange(ReportShare(ArticleReader.Read(Articles.Content(Articles.Garden))), 0.7, 1);

    [Fact]
    public void A_long_text_without_figures_or_voices_that_opens_with_something_else_is_an_essay()
    {
        var thoughts = Enumerable.Range(0, 60).Select(number => number switch
        {
            < 4 => "A child once found a stone on the beach and kept it in a box under the bed for all of a long winter.",
            _ => "Whoever digs a garden learns that patience grows more slowly than any plant, and that the soil remembers every hand.",
        });

        Assert.InRange(ReportShare(ArticleReader.Read(Articles.Content(thoughts))), 0, 0.4);
    }

    [Fact]
    public void Time_and_memory_for_centrality_grow_with_the_length_not_with_its_square()
    {
        // A square of the whole would need 30,000² numbers, 7 GB.
        var vectors = Enumerable.Range(0, 30_000).Select(number => new TermVector([number % 50], [1])).ToList();

        Assert.Equal(30_000, Centrality.Of(vectors, new double[vectors.Count]).Length);
    }

    private static double ReportShare(List<Passage> passages)
    {
        var terms = new Terms();
        var vectors = Vectors.Of([.. passages.Select(passage => terms.Of(passage.Text))], terms);
        var whole = Vectors.Centroid(vectors, terms.Count);
        return ArticleStyle.ReportShare(passages, [.. vectors.Select(vector => vector.Cosine(whole))]);
    }
}
