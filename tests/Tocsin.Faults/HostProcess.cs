using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Tocsin.Core.Delivery;

namespace Tocsin.Faults;

/// <summary>One life of the host.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    public const string WithOrganizers = "organizers";

    private readonly Process _process;

    private readonly ConcurrentQueue<string> _complaints;

    private HostProcess(Process process, ConcurrentQueue<string> complaints) => (_process, _complaints) = (process, complaints);

    /// <summary>Whether it complained with all of these words in a line.</summary>
    public bool Complained(params string[] words) =>
        _complaints.Any(line => words.All(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));

    public bool HasExited => _process.HasExited;

    /// <summary>Ended by the operating system's kill: 128 + SIGKILL.</summary>
    public bool WasKilled => _process is { HasExited: true, ExitCode: 137 };

    public int ExitCode => _process.ExitCode;

    /// <param name="folder">The data folder.</param>
    /// <param name="ledger">The ledger's address.</param>
    /// <param name="perSecond">Each platform's pace.</param>
    /// <param name="nonceWindow">How long the platform that knows nonces knows them.</param>
    /// <param name="organizers">Whether <see cref="FaultOrganizers"/> are at work in it.</param>
    /// <param name="connectionString">PostgreSQL; null for SQLite.</param>
    /// <param name="failpoint">Where it dies, as <c>name:count</c>; null for nowhere.</param>
    public static HostProcess Start(string folder, string ledger, double perSecond, TimeSpan nonceWindow, bool organizers, string? connectionString, string? failpoint)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                typeof(HostProcess).Assembly.Location, "host", folder, ledger, perSecond.ToString(CultureInfo.InvariantCulture),
                organizers ? WithOrganizers : "nobody", nonceWindow.TotalSeconds.ToString(CultureInfo.InvariantCulture),
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (connectionString is not null)
        {
            start.ArgumentList.Add(connectionString);
        }

        start.Environment[Failpoint.Variable] = failpoint ?? "";
        start.Environment["DOTNET_TieredPGO"] = "0";
        var process = Process.Start(start)!;
        ConcurrentQueue<string> complaints = new();
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                complaints.Enqueue(text);
                Console.Error.WriteLine(text);
            }
        };
        process.BeginErrorReadLine();
        return new HostProcess(process, complaints);
    }

    /// <summary>True once it works; false when it died before, or did not get there within <paramref name="patience"/>.</summary>
    public async Task<bool> ReadyAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(either.Token) is { } line)
            {
                if (line == "ready")
                {
                    return true;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It hangs.
        }

        return false;
    }

    /// <summary>True when it ended by itself within <paramref name="patience"/>.</summary>
    public async Task<bool> EndedAsync(TimeSpan patience)
    {
        try
        {
            await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(patience, TimeProvider.System);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public void Terminate() => Signals.Terminate(_process);

    public void Freeze() => Signals.Freeze(_process);

    public void Thaw() => Signals.Thaw(_process);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
