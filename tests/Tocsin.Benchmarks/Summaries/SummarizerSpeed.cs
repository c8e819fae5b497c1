using Tocsin.Core.Articles;
using Tocsin.Core.Summaries;

namespace Tocsin.Benchmarks.Summaries;

/// <summary>Articles a second on one core at news length, and a whole book, in processor time: other work on the machine does not count.</summary>
internal static class SummarizerSpeed
{
    private const int BookWords = 100_000;

    public static void Run(string file)
    {
        var articles = ReferenceArticle.Read(file).ConvertAll(article => article.Content);
        var summarizer = new Summarizer();
        for (var warmUp = 0; warmUp < 8; warmUp++)
        {
            Rate(summarizer, articles, new SummaryBudget(3));
        }

        var (rate, bytes) = Rate(summarizer, articles, new SummaryBudget(3));
        var words = articles.Average(article => article.Body.Split(' ').Length);
        Console.WriteLine($"\nnews: {articles.Count} articles of {words:F0} words on average: {rate:F0} articles/s on one core, {bytes / 1024} KiB allocated each");

        // A paragraph for each article, as a book has them, and the same text in one paragraph.
        var paragraphs = Enumerable.Repeat(articles, 10).SelectMany(list => list).Select(article => article.Body).ToList();
        var book = paragraphs.Take((int)(BookWords / words) + 1).ToArray();
        Book(summarizer, articles[0] with { Paragraphs = book }, "book in paragraphs");
        Book(summarizer, articles[0] with { Paragraphs = [string.Join(' ', book)] }, "book in one paragraph");
        Book(summarizer, articles[0] with { Paragraphs = [.. paragraphs.Take((int)(4 * BookWords / words))] }, "four books");
    }

    private static (double PerSecond, long Bytes) Rate(Summarizer summarizer, List<ArticleContent> articles, SummaryBudget budget)
    {
        var start = Environment.CpuUsage.TotalTime;
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var article in articles)
        {
            summarizer.Summarize(article, budget);
        }

        return (articles.Count / (Environment.CpuUsage.TotalTime - start).TotalSeconds, (GC.GetAllocatedBytesForCurrentThread() - before) / articles.Count);
    }

    private static void Book(Summarizer summarizer, ArticleContent book, string name)
    {
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var start = Environment.CpuUsage.TotalTime;
        summarizer.Summarize(book, new SummaryBudget(10));
        var milliseconds = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        Console.WriteLine(
            $"{name}: {book.Body.Split(' ').Length} words in {milliseconds:F0} ms, working set {Environment.WorkingSet >> 20} MiB, "
            + $"{(GC.GetTotalMemory(true) - before) >> 10} KiB kept afterwards");
    }
}
