using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Corrections;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Planning;
using Tocsin.Core.Proposals;
using Tocsin.Core.Reports;
using Tocsin.Core.Search;
using Tocsin.Core.Sources;
using Tocsin.Core.Storage;
using Tocsin.Simulators.Telegram;
using Tocsin.Telegram;
using Tocsin.Telegram.Api;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Telegram.Support;

/// <summary>The program as far as Telegram needs it, on a temporary database, before the simulator, on a clock that runs while nothing is under way.</summary>
internal sealed class TelegramHost : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(25);

    private readonly TemporaryDirectory _folder;
    private readonly Dictionary<string, string?> _settings;
    private readonly Action<IServiceCollection> _commands;
    private CancellationTokenSource _stopping = new();
    private Task _ticking = Task.CompletedTask;
    private Traffic _traffic = new(() => false);
    private IHost _host;

    private TelegramHost(
        TemporaryDirectory folder,
        TelegramSimulator simulator,
        FakeClock clock,
        Dictionary<string, string?> settings,
        Action<IServiceCollection> commands)
    {
        (_folder, Simulator, Clock, _settings, _commands) = (folder, simulator, clock, settings, commands);
        Log = new CapturedLog();
        _host = Compose();
    }

    public TelegramSimulator Simulator { get; }

    public FakeClock Clock { get; }

    public CapturedLog Log { get; }

    public ChatStore Chats => Get<ChatStore>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>With two small commands of the tests' own.</summary>
    public static Task<TelegramHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(
        settings,
        services => services
            .AddSingleton<CommandRouter>()
            .AddSingleton<ICommand, PagesCommand>()
            .AddSingleton<ICommand, AdminCommand>()
            .AddSingleton<ICommand, PointingCommand>());

    /// <summary>With the real commands.</summary>
    public static Task<TelegramHost> StartWithCommandsAsync() => StartAsync(
        [], services => services.AddSources().AddProposals().AddPlanning().AddReports().AddCommands());

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Stops in good order and starts again on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopTickingAsync(stopHost: true);
        _host = Compose();
        await RunAsync();
    }

    /// <summary>As after kill -9: nothing is waited for, nothing written any more; then a new start.</summary>
    public async Task KillAndRestartAsync()
    {
        await StopTickingAsync(stopHost: false);
        _host = Compose();
        await RunAsync();
    }

    /// <summary>Waits until something holds; fails with the test's own limit.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        var problems = Simulator.Problems;
        await StopTickingAsync(stopHost: true);
        await Simulator.DisposeAsync();
        _folder.Dispose();
        Assert.Empty(problems);
    }

    private static async Task<TelegramHost> StartAsync((string Key, string Value)[] settings, Action<IServiceCollection> commands)
    {
        var clock = new FakeClock();
        var host = new TelegramHost(
            new TemporaryDirectory(),
            await TelegramSimulator.StartAsync(clock, Bench.SpecFile),
            clock,
            settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value),
            commands);
        await host.RunAsync();
        return host;
    }

    private async Task RunAsync()
    {
        _stopping = new CancellationTokenSource();
        await Get<Migrator>().MigrateAsync(Token);
        _ticking = TickAsync();
        await _host.StartAsync(Token);
    }

    private async Task TickAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (_traffic.IsQuiet)
            {
                Clock.Advance(Tick);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, CancellationToken.None);
        }
    }

    private async Task StopTickingAsync(bool stopHost)
    {
        if (stopHost)
        {
            await _host.StopAsync(CancellationToken.None);
        }

        await _stopping.CancelAsync();
        await _ticking;
        _stopping.Dispose();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private IHost Compose()
    {
        // A killed run's requests stay under way for ever.
        _traffic = new Traffic(() => false);
        var traffic = _traffic;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Telegram:Token"] = Simulator.Token,
                ["Telegram:BaseUrl"] = Simulator.BaseUrl,
            })
            .AddInMemoryCollection(_settings);
        builder.Logging.AddProvider(Log);
        var data = new DatabaseOptions { DataDirectory = _folder["data"] };
        builder.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(data)
            .AddSingleton<Database>()
            .AddSingleton<Migrator>()
            .AddArchive()
            .AddSearch()
            .AddCampaigns()
            .AddDelivery()
            .AddDispatchCore()
            .AddOrganizers()
            .AddCorrections()
            .AddTelegram(builder.Configuration, _folder.Path)
            .AddSingleton(provider => WatchedApi.Watch<ITelegramApi>(
                new TelegramHttpApi(provider.GetRequiredService<IOptions<TelegramOptions>>(), Clock), traffic));
        _commands(builder.Services);
        return builder.Build();
    }
}
