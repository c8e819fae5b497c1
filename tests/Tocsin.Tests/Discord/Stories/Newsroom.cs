using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Completing;
using Tocsin.Core.Corrections;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;
using Tocsin.Discord;
using Tocsin.Simulators.Discord;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Discord.Interactions;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Discord.Stories;

/// <summary>Discord, the outbox and delivery as the program composes them, before the simulator; several runs share a database.</summary>
internal sealed class Newsroom : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly List<ServiceProvider> _runs = [];

    private Newsroom(DiscordSimulator simulator)
    {
        Simulator = simulator;
        Database = new Database(new DatabaseOptions { DataDirectory = _folder["data"] });
    }

    public DiscordSimulator Simulator { get; }

    public Database Database { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Newsroom> OpenAsync()
    {
        var room = new Newsroom(await DiscordSimulator.StartAsync(TimeProvider.System, DiscordSpec.Path));
        room.Simulator.Buckets.GlobalPerSecond = 10_000;
        await new Migrator(room.Database, TimeProvider.System).MigrateAsync(Cancelled);
        File.WriteAllBytes(room._folder["square.png"], [0x89, 0x50, 0x4E, 0x47]);
        return room;
    }

    /// <summary>A run of the program.</summary>
    public async Task<IServiceProvider> RunAsync()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Discord:Token"] = Simulator.Token,
                ["Discord:BaseUrl"] = Simulator.BaseUrl,
                ["Discord:MessagesPerSecond"] = "500",
                ["Discord:RequestsPerSecond"] = "500",
            })
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Database)
            .AddSingleton(new DatabaseOptions { DataDirectory = _folder["data"] })
            .AddArchive()
            .AddCampaigns()
            .AddDelivery()
            .AddDispatchCore()
            .AddOrganizers()
            .AddCorrections()
            .AddSingleton<CommandRouter>()
            .AddSingleton<ICommand, PagedCommand>()
            .AddDiscord(configuration, _folder.Path)
            .RemoveAll<IProposalSource>();
        foreach (var dead in _runs)
        {
            // As the kernel lets go of it, however a process ends.
            dead.GetRequiredService<DataLock>().Dispose();
        }

        var run = services.BuildServiceProvider();
        _runs.Add(run);
        _ = run.GetRequiredService<ClockGuard>();
        await run.GetRequiredService<DeliveryRecovery>().TakeBackAsync(
            run.GetRequiredService<NodeIdentity>().Id, [], new Dictionary<string, TimeSpan> { ["discord"] = TimeSpan.FromMinutes(2) }, Cancelled);
        return run;
    }

    public async Task<IReadOnlyList<SimChannel>> SubscribeAsync(IServiceProvider run, int servers, int channels)
    {
        List<SimChannel> all = [];
        for (var number = 0; number < channels; number++)
        {
            var server = number < servers
                ? Simulator.People.Server($"Server {number}")
                : all[number % servers].Guild!;
            all.Add(Simulator.People.Channel(server, $"channel {number}"));
            await run.GetRequiredService<ChatStore>().SubscribeAsync(DiscordBench.Address(all[^1]), new ChatSettings(), Cancelled);
        }

        return all;
    }

    /// <summary>Puts a post for every chat into the outbox.</summary>
    public static Task PlanAsync(IServiceProvider run, Post post) =>
        run.GetRequiredService<DispatchPlanner>().PostByHandAsync(
            new HandPost("story", "A story", new Dictionary<string, Post> { ["en"] = post }, Audience.All), Cancelled);

    /// <summary>Sends until nothing is left to send.</summary>
    public async Task SendAllAsync(IServiceProvider run)
    {
        while (await OpenAsync(["queued", "leased", "sending"]) > 0)
        {
            await run.GetRequiredService<DeliveryWorkers>().SendDueAsync(Cancelled);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancelled);
        }
    }

    public async Task<int> OpenAsync(string[] states) =>
        (int)await Database.ReadAsync(
            session => session.ScalarAsync<long>("SELECT COUNT(*) FROM delivery WHERE state IN @states", new { states }), Cancelled);

    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs)
        {
            await run.DisposeAsync();
        }

        Assert.Empty(Simulator.Problems);
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
