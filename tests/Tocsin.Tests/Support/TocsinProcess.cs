using System.Collections.Concurrent;
using System.Diagnostics;
using Tocsin.Faults;

namespace Tocsin.Tests.Support;

/// <summary>The real program as a process of its own, that can be killed.</summary>
internal sealed class TocsinProcess : IAsyncDisposable
{
    /// <summary>What no start and no stop takes unless it hangs, however busy the machine is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _isDisposed;

    private TocsinProcess(Process process) => _process = process;

    public int ExitCode => _process.ExitCode;

    /// <param name="data">Its data folder.</param>
    /// <param name="config">Its configuration folder.</param>
    /// <param name="settings">As environment variables: <c>TOCSIN_Telegram__Token</c>.</param>
    public static TocsinProcess Start(string data, string config, IReadOnlyDictionary<string, string> settings)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "tocsin.dll"), "run", "--data", data, "--config", config])
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = new TocsinProcess(Process.Start(start)!);
        process._process.ErrorDataReceived += (_, line) => process.Heard(line.Data);
        process._process.OutputDataReceived += (_, line) => process.Heard(line.Data);
        process._process.BeginErrorReadLine();
        process._process.BeginOutputReadLine();
        return process;
    }

    /// <summary>What it has said so far.</summary>
    public string Said => string.Join('\n', _lines);

    /// <summary>Waits until it says that it is ready; fails with what it said when it ends before.</summary>
    public async Task ReadyAsync()
    {
        var first = Task.WhenAny(_ready.Task, _process.WaitForExitAsync(TestContext.Current.CancellationToken));
        await first.WaitAsync(Patience, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.True(_ready.Task.IsCompleted, $"The program ended with {(_process.HasExited ? ExitCode : 0)}: {Said}");
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await EndedAsync();
    }

    /// <summary>SIGTERM, as a service manager sends it; done when the process has ended.</summary>
    public async Task<int> TerminateAsync()
    {
        Signals.Terminate(_process);
        await EndedAsync();
        return ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private Task EndedAsync() => _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, TimeProvider.System);

    private void Heard(string? line)
    {
        _lines.Enqueue(line ?? "");
        if (line?.Contains("Ready.", StringComparison.Ordinal) == true)
        {
            _ready.TrySetResult();
        }
    }
}
