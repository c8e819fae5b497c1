using System.Globalization;

namespace Tocsin.Benchmarks.Search;

/// <summary>Times building, opening and searching, with FTS5 beside it.</summary>
/// <remarks><c>search [SIZE…] [--no-fts5]</c>; by default 1,000, 10,000 and 100,000 articles.</remarks>
internal static class SpeedBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var sizes = args.Where(arg => !arg.StartsWith('-')).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).ToArray();
        foreach (var size in sizes is [0] ? [1_000, 10_000, 100_000] : sizes)
        {
            await new SpeedRun(size, withFts5: !args.Contains("--no-fts5")).RunAsync();
        }

        return 0;
    }
}
