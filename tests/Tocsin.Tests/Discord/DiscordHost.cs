using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Completing;
using Tocsin.Core.Storage;
using Tocsin.Discord;
using Tocsin.Simulators.Discord;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Discord.Interactions;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Discord;

/// <summary>All of Discord as the program composes it, before the simulator, with commands of the tests' own.</summary>
internal sealed class DiscordHost : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private ServiceProvider? _services;

    private DiscordHost(DiscordSimulator simulator) => Simulator = simulator;

    public DiscordSimulator Simulator { get; }

    public World World => Simulator.World;

    public People People => Simulator.People;

    public SlowCommand Slow { get; private set; } = new();

    public ChatStore Chats => _services!.GetRequiredService<ChatStore>();

    public LinesLogged Lines { get; } = new();

    public static async Task<DiscordHost> StartAsync(string? token = null, Action<DiscordHost>? before = null)
    {
        var host = new DiscordHost(await DiscordSimulator.StartAsync(TimeProvider.System, DiscordSpec.Path));
        before?.Invoke(host);
        await host.StartServicesAsync(token ?? host.Simulator.Token);
        return host;
    }

    /// <summary>Stops everything and starts it again on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopServicesAsync();
        Slow = new SlowCommand();
        await StartServicesAsync(Simulator.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await StopServicesAsync();
        Assert.Empty(Simulator.Problems);
        await Simulator.DisposeAsync();
        _folder.Dispose();
    }

    public Task ConnectedAsync() => Eventually.True(() => Simulator.Gateway.IsConnected && World.Commands is not null, "connected");

    private async Task StartServicesAsync(string token)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Discord:Token"] = token,
                ["Discord:BaseUrl"] = Simulator.BaseUrl,
            })
            .Build();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Lines))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new Database(new DatabaseOptions { DataDirectory = _folder["data"] }))
            .AddSingleton<ChatStore>()
            .AddSingleton<CommandRouter>()
            .AddSingleton<ICommand, PagedCommand>()
            .AddSingleton<ICommand, AdminCommand>()
            .AddSingleton<ICommand, BrokenCommand>()
            .AddSingleton<ICommand, WritingCommand>()
            .AddSingleton<ICommand>(Slow)
            .AddDiscord(configuration, _folder.Path)
            .RemoveAll<IProposalSource>()
            .AddSingleton<IProposalSource, ManyProposals>();
        _services = services.BuildServiceProvider();
        await new Migrator(_services.GetRequiredService<Database>(), TimeProvider.System).MigrateAsync(CancellationToken.None);
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    private async Task StopServicesAsync()
    {
        foreach (var service in _services!.GetServices<IHostedService>())
        {
            await service.StopAsync(CancellationToken.None);
        }

        await _services!.DisposeAsync();
    }
}
