using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Sources.Feeds;

namespace Tocsin.Benchmarks.Archive;

/// <summary>How fast feeds are read and articles imported, how memory behaves, and what 10,000 broken feeds do.</summary>
internal static class ArchiveBenchmark
{
    private static readonly Uri Address = new("https://example.org/feed");

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["memory", ..])
        {
            return await ImportMemory.RunAsync(args[1..]);
        }

        var articles = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
        Feeds();
        await ImportAsync(articles / 4);
        await ImportAsync(articles);
        Fuzz(10_000);
        return 0;
    }

    private static void Feeds()
    {
        var feed = Encoding.UTF8.GetBytes(MadeUpArticles.Feed(200));
        for (var warm = 0; warm < 5; warm++)
        {
            FeedReader.Read(feed, null, Address);
        }

        var watch = Stopwatch.StartNew();
        var items = 0;
        while (watch.Elapsed < TimeSpan.FromSeconds(5))
        {
            items += ((FeedOutcome.Read)FeedReader.Read(feed, null, Address)).Feed.Items.Count;
        }

        Console.WriteLine($"feeds: {items / watch.Elapsed.TotalSeconds:N0} items/s with their whole text (400 words), {feed.Length / 200:N0} bytes an item");
    }

    private static async Task ImportAsync(int count)
    {
        await using var archive = await EmptyArchive.OpenAsync(count);
        var import = new ArticleImport(archive.Articles);
        var memory = new MemoryWatch();

        var first = await MeasureAsync(import, archive.ImportFile, memory);
        var watch = Stopwatch.StartNew();
        await archive.Search.RefreshAsync(CancellationToken.None);
        var searchable = first + watch.Elapsed;
        var second = await MeasureAsync(import, archive.ImportFile, memory);

        Console.WriteLine(
            $"import of {count:N0} articles ({archive.ImportMegabytes} MB): {count / first.TotalSeconds:N0} articles/s, each batch durable; {count / searchable.TotalSeconds:N0}/s until all can be searched; " +
            $"again {count / second.TotalSeconds:N0}/s; managed heap at most {memory.LargestMegabytes:N0} MB, process at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024:N0} MB");
    }

    private static async Task<TimeSpan> MeasureAsync(ArticleImport import, string path, MemoryWatch memory)
    {
        var watch = Stopwatch.StartNew();
        var report = await import.RunAsync([path], memory, CancellationToken.None);
        return report.RefusedCount == 0 ? watch.Elapsed : throw new InvalidDataException(report.Refused[0].ToString());
    }

    private static void Fuzz(int count)
    {
        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;
        var mutator = new FeedMutator(seed: 20161105, [Encoding.UTF8.GetBytes(MadeUpArticles.Feed(3)), Encoding.UTF8.GetBytes(MadeUpArticles.Atom(3)), Encoding.UTF8.GetBytes(MadeUpArticles.Json(3))]);
        var slowest = TimeSpan.Zero;
        var (read, pages, refused) = (0, 0, 0);
        var watch = Stopwatch.StartNew();
        for (var at = 0; at < count; at++)
        {
            var feed = mutator.Next();
            var start = watch.Elapsed;
            var outcome = FeedReader.Read(feed, null, Address);
            slowest = TimeSpan.FromTicks(Math.Max(slowest.Ticks, (watch.Elapsed - start).Ticks));
            _ = outcome is FeedOutcome.Read ? read++ : outcome is FeedOutcome.IsPage ? pages++ : refused++;
        }

        GC.Collect();
        var grown = (Process.GetCurrentProcess().WorkingSet64 - before) / 1024 / 1024;
        Console.WriteLine(
            $"{count:N0} broken feeds: {read:N0} read, {refused:N0} refused, {pages:N0} taken for pages; none crashed, the slowest took {slowest.TotalMilliseconds:N0} ms, memory grew by {grown:N0} MB");
    }

    private sealed class MemoryWatch : IProgress<ImportProgress>
    {
        private long _largest;

        public double LargestMegabytes => _largest / 1024.0 / 1024.0;

        public void Report(ImportProgress value) => _largest = Math.Max(_largest, GC.GetTotalMemory(forceFullCollection: false));
    }
}
