namespace Tocsin.Benchmarks.Summaries;

/// <summary>
/// <c>summaries [--misses]</c>: segmentation by language, ROUGE against references, speed;
/// <c>summaries FILE …</c>: ROUGE on collections of your own, in the format of <see cref="ReferenceArticle"/>.
/// </summary>
internal static class SummariesBenchmark
{
    public static int Run(string[] args)
    {
        if (args.Where(arg => !arg.StartsWith('-')).ToList() is { Count: > 0 } files)
        {
            files.ForEach(RougeBenchmark.Run);
            return 0;
        }

        if (SharedData() is not { } data)
        {
            Console.Error.WriteLine("The collections in ../shared/data are absent: nothing to measure.");
            return 1;
        }

        SegmentationBenchmark.Run(Path.Combine(data, "sentences"), args.Contains("--misses"));
        var collection = Path.Combine(data, "summaries", "orangesum-fr-500.jsonl");
        RougeBenchmark.Run(collection);
        SummarizerSpeed.Run(collection);
        return 0;
    }

    private static string? SharedData()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent;
        }

        var data = folder?.Parent is { } above ? Path.Combine(above.FullName, "shared", "data") : null;
        return Directory.Exists(data) ? data : null;
    }
}
