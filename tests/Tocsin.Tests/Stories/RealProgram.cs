using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Tocsin.Tests.Discord;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Stories;

/// <summary>The program in a process of its own, with a folder that outlives it: what happens to processes happens to it.</summary>
internal sealed class RealProgram : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly Dictionary<string, string> _settings = [];
    private readonly ConcurrentQueue<string> _errors = new();
    private Process? _process;

    public RealProgram()
    {
        Directory.CreateDirectory(Path.Combine(_folder["config"], "campaigns"));
        File.WriteAllText(Path.Combine(_folder["config"], "tocsin.json"), "{}");
    }

    /// <summary>A setting by its path, <c>Discord:Token</c>. Counts from the next start.</summary>
    public RealProgram With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "tocsin.dll"), "run", "--data", _folder["data"], "--config", _folder["config"] },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Logging__LogLevel__Default"] = "Information", ["DOTNET_TieredPGO"] = "0" },
        };
        foreach (var (key, value) in _settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        var before = _errors.Count;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
        return Eventually.True(
            () => _errors.Skip(before).Any(line => line.Contains("Ready.", StringComparison.Ordinal)) || EndedAlready(process), "the program is ready");
    }

    /// <summary>Ends it as the operating system does: in the middle of whatever it was about.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        // 128 + SIGKILL: it did not end by itself before.
        Assert.Equal(137, _process.ExitCode);
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }

        _folder.Dispose();
    }

    private void Note(object sender, DataReceivedEventArgs line) => _errors.Enqueue(line.Data ?? "");

    private bool EndedAlready(Process process)
    {
        if (process.HasExited)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture, $"The program ended with {process.ExitCode}: {string.Join('\n', _errors)}"));
        }

        return false;
    }
}
