using System.Text.Json;
using Tocsin.Benchmarks.Summaries;
using Tocsin.Core.Summaries;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Summaries;

public sealed class RougeBarTests
{
    [Fact]
    public void One_sentence_of_French_news_is_far_better_chosen_than_the_first()
    {
        var summarizer = new Summarizer();
        List<Rouge> scores = [];
        foreach (var line in File.ReadLines(Repository.Shared("data", "summaries", "orangesum-fr-500.jsonl")))
        {
            var article = JsonDocument.Parse(line).RootElement;
            var content = Articles.Content(article.GetProperty("text").GetString()!) with { Title = "", Language = "fr" };
            var summary = (SummaryOutcome.Summarized)summarizer.Summarize(content, new SummaryBudget(Sentences: 1));
            scores.Add(Rouge.Best(summary.Sentences[0], article.GetProperty("refs").EnumerateArray().Select(reference => reference.GetString()!)));
        }

        // The bars of ADR 013; the first sentence gets 21.8/6.5/15.3.
        var mean = Rouge.Mean(scores);
        Assert.InRange(mean.One, 0.275, 1);
        Assert.InRange(mean.Two, 0.092, 1);
        Assert.InRange(mean.L, 0.2, 1);
    }
}
