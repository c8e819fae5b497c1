using Tocsin.Tests.Support;

namespace Tocsin.Tests.Stories;

/// <summary>The program in a process of its own, with a folder that outlives it: what happens to processes happens to it.</summary>
internal sealed class RealProgram : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly Dictionary<string, string> _settings = [];
    private TocsinProcess? _process;

    public RealProgram()
    {
        Directory.CreateDirectory(Path.Combine(Config, "campaigns"));
        With("Logging:LogLevel:Default", "Information");
    }

    public string Data => _folder["data"];

    public string Config => _folder["config"];

    /// <summary>A setting by its path, <c>Discord:Token</c>. Counts from the next start.</summary>
    public RealProgram With(string key, string value)
    {
        _settings[$"TOCSIN_{key.Replace(":", "__", StringComparison.Ordinal)}"] = value;
        return this;
    }

    /// <summary>Starts it, and waits for nothing: the process that it now is.</summary>
    public TocsinProcess Begin() => _process = TocsinProcess.Start(Data, Config, _settings);

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public Task StartAsync() => Begin().ReadyAsync();

    /// <summary>Ends it as the operating system does: in the middle of whatever it was about.</summary>
    public async Task KillAsync()
    {
        await _process!.KillAsync();
        // 128 + SIGKILL: it did not end by itself before.
        Assert.Equal(137, _process.ExitCode);
        await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await (_process?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }
}
