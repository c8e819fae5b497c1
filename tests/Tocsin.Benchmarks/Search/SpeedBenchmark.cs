using System.Globalization;

namespace Tocsin.Benchmarks.Search;

/// <summary>Times building, opening and searching, with FTS5 beside it.</summary>
/// <remarks>
/// <c>search [SIZE…] [--no-fts5] [--keep=FOLDER]</c>; by default 1,000, 10,000 and 100,000 articles. With one size and a folder
/// the archive is kept there, and the next run with them measures the search alone.
/// </remarks>
internal static class SpeedBenchmark
{
    private const string Keep = "--keep=";

    public static async Task<int> RunAsync(string[] args)
    {
        var kept = args.FirstOrDefault(arg => arg.StartsWith(Keep, StringComparison.Ordinal))?[Keep.Length..];
        var sizes = args.Where(arg => !arg.StartsWith('-')).Select(arg => int.Parse(arg, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).ToArray();
        foreach (var size in sizes is [0] ? [1_000, 10_000, 100_000] : sizes)
        {
            await new SpeedRun(size, withFts5: !args.Contains("--no-fts5"), kept).RunAsync();
        }

        return 0;
    }
}
