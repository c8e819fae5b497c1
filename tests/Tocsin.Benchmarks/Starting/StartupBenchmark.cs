using System.Diagnostics;
using System.Globalization;

namespace Tocsin.Benchmarks.Starting;

/// <summary><c>startup N</c>: how long the built program takes until it says "Ready", and what it holds in memory when it idles.</summary>
/// <remarks>Each round has a fresh folder of data and the shipped configuration; its second start finds everything in place.</remarks>
internal static class StartupBenchmark
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        List<TimeSpan> first = [];
        List<TimeSpan> next = [];
        List<ResidentMemory> memory = [];
        for (var round = 1; round <= rounds; round++)
        {
            var data = Directory.CreateTempSubdirectory("tocsin-startup-").FullName;
            try
            {
                var (ready, held) = await StartAsync(data, Idle);
                var (again, _) = await StartAsync(data, TimeSpan.Zero);
                first.Add(ready);
                next.Add(again);
                memory.Add(held);
                Say($"{round}: ready after {ready.TotalMilliseconds:0} ms, the next time after {again.TotalMilliseconds:0} ms; {held}");
            }
            finally
            {
                Directory.Delete(data, recursive: true);
            }
        }

        Say($"median: {Median(first):0} ms, the next time {Median(next):0} ms; {memory.OrderBy(held => held.Total).ElementAt(rounds / 2)}");
        return 0;
    }

    private static async Task<(TimeSpan Ready, ResidentMemory Held)> StartAsync(string data, TimeSpan idle)
    {
        var root = RepositoryRoot();
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(root, "src/Tocsin/bin/Release/net10.0/tocsin.dll"), "run", "--data", data, "--config", Path.Combine(root, "config") },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Beside the local chat only warnings are logged; "Ready" is none.
            Environment = { ["Logging__LogLevel__Default"] = "Information" },
        };
        var began = Stopwatch.GetTimestamp();
        using var program = Process.Start(start)!;
        _ = program.StandardOutput.ReadToEndAsync();
        while (await program.StandardError.ReadLineAsync() is { } line && !line.Contains("Ready.", StringComparison.Ordinal))
        {
            // Everything before it belongs to the start.
        }

        var ready = Stopwatch.GetElapsedTime(began);
        _ = program.StandardError.ReadToEndAsync();
        await Task.Delay(idle, TimeProvider.System);
        var held = await ResidentMemory.OfAsync(program.Id);
        program.StandardInput.Close();
        await program.WaitForExitAsync();
        return program.ExitCode == 0 ? (ready, held) : throw new InvalidOperationException($"the program ended with {program.ExitCode}");
    }

    private static double Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2).TotalMilliseconds;

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("run this from a clone of the repository");
        }

        return folder.FullName;
    }
}

/// <summary>What a process holds in memory, in MB, as Linux counts it (<c>/proc/PID/status</c>).</summary>
/// <param name="Anonymous">Its own: heaps, stacks, data.</param>
/// <param name="FileMapped">Pages of files: the runtime, assemblies, the index. The system takes them back when it is short.</param>
/// <param name="Shared">Shared memory; the runtime maps its machine code twice, so that no page is writable and executable at once.</param>
internal sealed record ResidentMemory(double Anonymous, double FileMapped, double Shared)
{
    public double Total => Anonymous + FileMapped + Shared;

    public static async Task<ResidentMemory> OfAsync(int process)
    {
        var lines = await File.ReadAllLinesAsync($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status");
        double Megabytes(string name) => double.Parse(
            lines.Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2],
            CultureInfo.InvariantCulture) / 1024;
        return new ResidentMemory(Megabytes("RssAnon:"), Megabytes("RssFile:"), Megabytes("RssShmem:"));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Total:0} MB resident ({Anonymous:0} anonymous, {FileMapped:0} file-mapped, {Shared:0} shared)");
}
