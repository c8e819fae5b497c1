using System.Text.Json;
using Tocsin.Core.Articles;
using Tocsin.Core.Summaries;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Summaries;

/// <summary>What every summary promises, whatever the article and the budget.</summary>
public sealed class FaithfulnessTests
{
    private static readonly Summarizer Summarizer = new();

    private static readonly string[] Pieces =
    [
        "The council met on Tuesday to speak about the bridge over the river.", "He said that it would take years.", "However, nobody knows the price!",
        "\"The bridge is old. It must go\", said the mayor of the town.", "\"We were not asked", "and we will not pay.\"", "By A. Writer", "Photo: the bridge",
        "Subscribe to our newsletter", "1. First point of the plan", "2) Second point of the plan", "• a bullet", "See www.example.org", "window.a = new B({ 'c': 1 });",
        "On 5 May\nthe work begins, with two hundred people,   and ends in June.", "Who pays?", "", "   ", "Heading", "Le pont fermera mardi.Aucune date n'est fixée.",
        "قال رئيس البلدية يوم الثلاثاء إن الجسر القديم سيغلق قريبا.", "大桥将于星期二关闭。居民们还不知道费用。", "[1] A note on the bridge.", "(An aside on it.)", "……", "\uFEFF",
    ];

    [Fact]
    public void Each_sentence_is_in_the_article_to_the_letter_in_its_order_and_fits()
    {
        var random = new Random(5);
        for (var round = 0; round < 4000; round++)
        {
            var paragraphs = Enumerable.Range(0, random.Next(12))
                .Select(_ => string.Join(random.Next(3) == 0 ? "\n" : " ", Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)])))
                .ToArray();
            var article = Articles.Content(paragraphs) with
            {
                Language = random.Next(4) switch { 0 => "en", 1 => "fr", 2 => "ar", _ => null },
                Standfirst = random.Next(4) == 0 ? "The bridge closes, and the town is divided." : null,
            };
            var budget = new SummaryBudget(random.Next(2) == 0 ? null : random.Next(1, 6), random.Next(2) == 0 ? null : random.Next(1, 400));
            Check(article, budget);
        }
    }

    [Fact]
    public void Real_news_keeps_the_promise_too()
    {
        foreach (var line in File.ReadLines(Repository.Shared("data", "summaries", "orangesum-fr-500.jsonl")))
        {
            var article = JsonDocument.Parse(line).RootElement;
            var content = Articles.Content(article.GetProperty("text").GetString()!) with { Title = "", Language = "fr" };
            Check(content, new SummaryBudget(1));
            Check(content, new SummaryBudget(Characters: 300));
        }
    }

    private static void Check(ArticleContent article, SummaryBudget budget)
    {
        var outcome = Summarizer.Summarize(article, budget);
        if (outcome is not SummaryOutcome.Summarized summary)
        {
            Assert.False(string.IsNullOrWhiteSpace(((SummaryOutcome.Unusable)outcome).Reason));
            return;
        }

        Assert.NotEmpty(summary.Sentences);
        Assert.Equal(summary.Sentences, ((SummaryOutcome.Summarized)Summarizer.Summarize(article, budget)).Sentences);
        Assert.True(budget.Sentences is null || summary.Sentences.Count <= budget.Sentences);
        Assert.True(budget.Characters is null || string.Join(' ', summary.Sentences).Length <= budget.Characters);
        var body = WithoutSpace($"{article.Standfirst}{article.Body}");
        var from = 0;
        foreach (var sentence in summary.Sentences)
        {
            var letters = WithoutSpace(sentence);
            if (letters.EndsWith("[…]", StringComparison.Ordinal))
            {
                Assert.Single(summary.Sentences);
                letters = letters[..^3];
            }

            var at = body.IndexOf(letters, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{sentence}' is not in the article after what stands before it in the summary.");
            from = at + letters.Length;
        }
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
