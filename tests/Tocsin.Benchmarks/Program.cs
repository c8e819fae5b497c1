using Tocsin.Benchmarks.Summaries;

switch (args.FirstOrDefault())
{
    case "summaries":
        return SummariesBenchmark.Run(args[1..]);
    default:
        Console.Error.WriteLine("Which benchmark? One of: summaries");
        return 2;
}
