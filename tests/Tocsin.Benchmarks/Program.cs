using Tocsin.Benchmarks.Archive;
using Tocsin.Benchmarks.Delivery;
using Tocsin.Benchmarks.Search;
using Tocsin.Benchmarks.Starting;
using Tocsin.Benchmarks.Summaries;

switch (args.FirstOrDefault())
{
    case "archive":
        return await ArchiveBenchmark.RunAsync(args[1..]);
    case "search":
        return await SpeedBenchmark.RunAsync(args[1..]);
    case "search-ranking":
        return await RankingBenchmark.RunAsync(args[1..]);
    case "search-typos":
        return await TypoBenchmark.RunAsync(args[1..]);
    case "summaries":
        return SummariesBenchmark.Run(args[1..]);
    case "delivery":
        return await DeliveryBenchmark.RunAsync(args[1..]);
    case "startup":
        return await StartupBenchmark.RunAsync(args[1..]);
    default:
        await Console.Error.WriteLineAsync("Which benchmark? One of: archive, search, search-ranking, search-typos, summaries, delivery, startup");
        return 2;
}
