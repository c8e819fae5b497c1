using System.Diagnostics;
using System.Globalization;
using Tocsin.Core.Archive.Import;

namespace Tocsin.Benchmarks.Archive;

/// <summary>What an import holds in memory, by its size: what is alive after full collections, and what the system sees.</summary>
internal static class ImportMemory
{
    public static async Task<int> RunAsync(string[] args)
    {
        foreach (var count in args.Length > 0 ? args.Select(text => int.Parse(text, CultureInfo.InvariantCulture)) : [5_000, 20_000, 80_000])
        {
            await MeasureAsync(count);
        }

        return 0;
    }

    private static async Task MeasureAsync(int count)
    {
        await using var archive = await EmptyArchive.OpenAsync(count);
        Console.WriteLine($"{count:N0} articles, {archive.ImportMegabytes} MB");
        await SampleAsync("import", () => new ArticleImport(archive.Articles).RunAsync([archive.ImportFile], null, CancellationToken.None));
        await SampleAsync("index", () => archive.Search.RefreshAsync(CancellationToken.None));
        await SampleAsync("merges", archive.Search.WhenMergedAsync);
    }

    private static async Task SampleAsync(string phase, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        var working = Task.Run(work);
        List<double> alive = [Live()];
        var (resident, own) = (0L, 0L);
        do
        {
            await Task.WhenAny(working, Task.Delay(200));
            resident = Math.Max(resident, Process.GetCurrentProcess().WorkingSet64 / 1024 / 1024);
            own = Math.Max(own, OwnMegabytes());
            alive.Add(Live());
        }
        while (!working.IsCompleted);
        await working;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {phase}: {watch.Elapsed.TotalSeconds:N0} s; alive on the managed heap {alive[0]:N1} MB before, {alive.Max():N1} at most, {alive[^1]:N1} after; working set at most {resident} MB, of which {own} no mapped files"));
    }

    private static double Live()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        return GC.GetTotalMemory(forceFullCollection: false) / 1024.0 / 1024.0;
    }

    // The index and the database are mapped: the system counts what it has read of them to the working set, and takes it back when it is short.
    private static long OwnMegabytes() =>
        File.Exists("/proc/self/status") && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line["RssAnon:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024
            : 0;
}
