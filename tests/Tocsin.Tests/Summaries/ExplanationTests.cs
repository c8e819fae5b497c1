using Tocsin.Core.Summaries;

namespace Tocsin.Tests.Summaries;

public sealed class ExplanationTests
{
    [Fact]
    public void Each_sentence_is_explained_and_its_parts_add_up()
    {
        var article = Articles.Content(["By Ada Writer", .. Articles.Garden]);

        var explanation = new Summarizer().Explain(article, new SummaryBudget(Sentences: 2));

        Assert.Equal(10, explanation.Rows.Count);
        Assert.Equal("left out: byline", explanation.Rows[0].Remark);
        Assert.Null(explanation.Rows[0].Total);
        Assert.Equal(2, explanation.Rows.Count(row => row.Chosen));
        Assert.All(
            explanation.Rows.Where(row => row.Total is not null),
            row => Assert.Equal(row.Total!.Value, (row.Position + row.Centrality + row.Title + row.Length + row.News + row.Burden)!.Value, 9));
    }
}
