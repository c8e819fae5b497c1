using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Cli;
using Tocsin.Composition;
using Tocsin.Core.Archive;
using Tocsin.Core.Dispatch;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Stories;

/// <summary>The real program in a folder of its own, on a clock and a terminal that the story holds. It can be stopped and started again.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private IHost? _host;

    /// <param name="start">The clock's first instant; null for the usual one.</param>
    public Bot(DateTimeOffset? start = null)
    {
        Clock = start is { } instant ? new FakeClock(instant) : new FakeClock();
        Directory.CreateDirectory(Config);
        Directory.CreateDirectory(Campaigns);
        Directory.CreateDirectory(Archive);
    }

    public FakeClock Clock { get; }

    public TerminalScreen Screen { get; private set; } = new();

    public string Data => _folder["data"];

    public string Config => _folder["config"];

    public string Campaigns => Path.Combine(Config, "campaigns");

    public string Archive => Path.Combine(Config, "archive");

    /// <summary>What it logged since the first start.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Plans and wakes as the minute's sweep does, now.</summary>
    public Task SweepAsync() =>
        _host!.Services.GetRequiredService<DispatchSweep>().RunAsync(TestContext.Current.CancellationToken);

    public Task<long> CountArticlesAsync() =>
        _host!.Services.GetRequiredService<ArticleStore>().CountAsync(TestContext.Current.CancellationToken);

    /// <summary>Copies the configuration that Tocsin ships, samples and all.</summary>
    public Bot WithShippedConfiguration()
    {
        var shipped = Repository.At("config");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Config, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return this;
    }

    public async Task StartAsync()
    {
        Screen = new TerminalScreen();
        _host = TocsinHost.Build(
            new Locations(Data, Config),
            services => services
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
                .AddSingleton<ILoggerProvider>(Log)
                .Replace(ServiceDescriptor.Singleton(Screen.Terminal)));
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            Screen.End();
            await host.StopAsync(TestContext.Current.CancellationToken);
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}
