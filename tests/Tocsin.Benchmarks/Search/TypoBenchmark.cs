namespace Tocsin.Benchmarks.Search;

internal static class TypoBenchmark
{
    public static Task<int> RunAsync(string[] args) => Task.FromResult(args.Length);
}
