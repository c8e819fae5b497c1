using Tocsin.Core.Articles;
using Tocsin.Core.Summaries;
using Tocsin.Core.Text.Sentences;

namespace Tocsin.Benchmarks.Summaries;

/// <summary>Compares the summarizer with the leading sentences and with a choice made with hindsight.</summary>
internal static class RougeBenchmark
{
    public static void Run(string file)
    {
        var articles = ReferenceArticle.Read(file);
        var summarizer = new Summarizer();
        foreach (var sentences in new[] { 1, 2, 3 })
        {
            Console.WriteLine($"\n{Path.GetFileName(file)}, {articles.Count} articles, {sentences} sentence(s), ROUGE-1/2/L F:");
            Console.WriteLine("| choice | all | even | odd |");
            Console.WriteLine("|---|---|---|---|");
            Row("leading", articles, article => Lead(article.Content, sentences));
            Row("Tocsin", articles, article => Ours(summarizer, article.Content, sentences));
            Row("hindsight", articles, article => Hindsight(article, sentences));
        }
    }

    public static string Ours(Summarizer summarizer, ArticleContent article, int sentences) =>
        summarizer.Summarize(article, new SummaryBudget(sentences)) is SummaryOutcome.Summarized summary
            ? string.Join(' ', summary.Sentences)
            : "";

    private static void Row(string name, List<ReferenceArticle> articles, Func<ReferenceArticle, string> choose)
    {
        var scores = articles.Select(article => Rouge.Best(choose(article), article.References)).ToList();
        Console.WriteLine($"| {name} | {Show(scores)} | {Show(scores.Where((_, at) => at % 2 == 0))} | {Show(scores.Where((_, at) => at % 2 == 1))} |");
    }

    private static string Show(IEnumerable<Rouge> scores)
    {
        var mean = Rouge.Mean([.. scores]);
        return $"{100 * mean.One:F1}/{100 * mean.Two:F1}/{100 * mean.L:F1}";
    }

    private static string Lead(ArticleContent article, int sentences) => string.Join(' ', Sentences(article).Take(sentences));

    /// <summary>The best that any choice of sentences could do, greedily.</summary>
    private static string Hindsight(ReferenceArticle article, int sentences)
    {
        var open = Sentences(article.Content);
        var chosen = "";
        for (var round = 0; round < sentences && open.Count > 0; round++)
        {
            var best = open.MaxBy(sentence => Rouge.Best($"{chosen} {sentence}", article.References).Sum)!;
            open.Remove(best);
            chosen = $"{chosen} {best}";
        }

        return chosen;
    }

    private static List<string> Sentences(ArticleContent article) =>
        [.. article.Paragraphs.SelectMany(text => SentenceSegmenter.Split(text, article.Language).Select(span => span.Of(text)))];
}
