using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Archive;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Organizers.Corrections;
using Tocsin.Core.Commands.Planning;
using Tocsin.Core.Commands.Reports;
using Tocsin.Core.Corrections;
using Tocsin.Core.Corrections.Changes;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Planning;
using Tocsin.Core.Posts;
using Tocsin.Core.Proposals;
using Tocsin.Core.Reports;
using Tocsin.Core.Schedules;
using Tocsin.Core.Search;
using Tocsin.Core.Storage;

namespace Tocsin.Tests.Support;

/// <summary>The real chats, outbox and delivery on a temporary database, with a ledger for a platform. A restart keeps the database.</summary>
internal sealed class Outbox : IAsyncDisposable
{
    private readonly TestStorage _storage;
    private ServiceProvider _services;
    private int _dispatches;

    private Outbox(TestStorage storage, FakeClock clock, LedgerPlatform[] platforms)
    {
        _storage = storage;
        Clock = clock;
        Platforms = platforms;
        Database = new Database(Options);
        _services = Compose();
    }

    public FakeClock Clock { get; }

    public LedgerPlatform[] Platforms { get; }

    public LogCollector Logs { get; } = new();

    public Database Database { get; }

    public DatabaseOptions Options => _storage.Options;

    public ChatStore Chats => Get<ChatStore>();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Outbox> OpenAsync(FakeClock clock, params LedgerPlatform[] platforms)
    {
        var outbox = new Outbox(await TestStorage.OpenAsync(), clock, platforms);
        await new Migrator(outbox.Database, clock).MigrateAsync(Token);
        return outbox;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Nothing holds the data folder any more, until a restart.</summary>
    public ValueTask StopAsync() => _services.DisposeAsync();

    /// <summary>As after kill -9: nothing in memory is left, and the new process takes back what the old one held.</summary>
    public async Task RestartAsync()
    {
        await _services.DisposeAsync();
        _services = Compose();
        await Get<DeliveryRecovery>().TakeBackAsync(
            Get<NodeIdentity>().Id, [], Platforms.ToDictionary(platform => platform.Name, platform => platform.Traits.NonceWindow), Token);
        await Get<ChangeRecovery>().TakeBackAsync(
            Get<NodeIdentity>().Id, [], Platforms.ToDictionary(platform => platform.Name, platform => platform.Traits.NonceWindow), Token);
        Get<DeliveryWorkers>().Restore(await Get<PlatformPauses>().LoadAsync(Token), justDied: false);
        Get<DeliveryWorkers>().Restore(await Get<RecentSends>().LoadAsync(Token));
    }

    public async Task<IReadOnlyList<Chat>> SubscribeAsync(string platform, int count)
    {
        List<Chat> chats = [];
        for (var number = 1; number <= count; number++)
        {
            chats.Add(await Chats.SubscribeAsync(new ChatAddress(platform, $"{number}"), new ChatSettings(), Token));
        }

        return chats;
    }

    /// <summary>Puts one post for each chat in the outbox, as the planner does.</summary>
    public async Task<long> DispatchAsync(
        IEnumerable<Chat> chats, string title = "A post", TimeSpan? expires = null, InDoubtPolicy whenInDoubt = InDoubtPolicy.Ask, Priority priority = Priority.Normal)
    {
        var now = Clock.GetUtcNow();
        var number = Interlocked.Increment(ref _dispatches);
        var content = new FrozenContent(new Dictionary<string, Post> { ["en"] = new() { Language = "en", Title = title } });
        return await Database.WriteAsync(
            async session =>
            {
                var id = await session.ScalarAsync<long>(
                    """
                    INSERT INTO dispatch (origin, name, scheduled_at, local_time, zone, state, when_in_doubt, expires_at, content, audience, created_at)
                    VALUES (@Origin, 'test', @Now, '12:00', 'Etc/UTC', 'planned', @Doubt, @Expires, @Content, '{}', @Now) RETURNING id
                    """,
                    new
                    {
                        Origin = $"hand:{number}",
                        Now = now.ToUnixTimeMilliseconds(),
                        Doubt = whenInDoubt.ToString().ToLowerInvariant(),
                        Expires = (now + (expires ?? TimeSpan.FromDays(1))).ToUnixTimeMilliseconds(),
                        Content = content.Write(),
                    });
                await DeliveryQueue.AddAsync(
                    session, id, chats.Select(chat => (chat, now)), priority, now + (expires ?? TimeSpan.FromDays(1)), now);
                return id;
            },
            Token);
    }

    /// <summary>Makes a campaign run, as its file would.</summary>
    public Task CampaignAsync(Campaign campaign) => Get<CampaignWriter>().SaveAsync(campaign, "test.yaml", Token);

    /// <summary>The answer to what Ana (or Omar, who are both owners) types.</summary>
    public Task<CommandAnswer> AskAsync(string line, string who = "ana", string language = "en") =>
        new CommandRouter(
            [
                ActivatorUtilities.CreateInstance<ScheduleCommand>(_services),
                PauseCommand.Pause(Get<ScheduleDeeds>()),
                PauseCommand.Unpause(Get<ScheduleDeeds>()),
                ActivatorUtilities.CreateInstance<ReportCommand>(_services),
                ActivatorUtilities.CreateInstance<SettleCommand>(_services),
                ActivatorUtilities.CreateInstance<CorrectCommand>(_services),
            ],
            Get<Roster>()).AnswerAsync(
            new CommandRequest(line, new ChatAddress("local", "room"), CommandRole.Member, language) { Person = new Person("local", who) }, Token);

    /// <summary>Plans what is due, as Quartz and the sweep do.</summary>
    public Task<int> SweepAsync() => Get<DispatchSweep>().RunAsync(Token);

    public Task SendDueAsync() => Get<DeliveryWorkers>().SendDueAsync(Token);

    /// <summary>Edits, deletes and answers all that corrections and recalls ask for now.</summary>
    public Task ChangeDueAsync() => Get<ChangeWorkers>().ChangeDueAsync(Token);

    /// <summary>How many deliveries are in each state.</summary>
    public async Task<IReadOnlyDictionary<DeliveryState, int>> CountAsync() =>
        (await Database.ReadAsync(session => session.QueryAsync<string>("SELECT state FROM delivery"), Token))
        .CountBy(DeliveryEdges.Parse).ToDictionary();

    public async Task<DeliveryState> StateAsync(long dispatch, Chat chat) =>
        DeliveryEdges.Parse((await Database.ReadAsync(
            session => session.ScalarAsync<string>(
                "SELECT state FROM delivery WHERE dispatch_id = @dispatch AND chat_id = @Chat", new { dispatch, Chat = chat.Id.Value }),
            Token))!);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Database.DisposeAsync();
        await _storage.DisposeAsync();
    }

    private ServiceProvider Compose()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Database);
        services.AddSingleton(Options);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        foreach (var platform in Platforms)
        {
            services.AddSingleton<IPlatform>(platform);
        }

        services.AddArchive();
        services.AddCampaigns();
        services.AddDelivery();
        services.AddDispatchCore();
        services.AddSearch();
        services.AddOrganizers();
        services.Configure<OrganizerOptions>(options => options.Owners = ["local:keeper", "local:ana Ana", "local:omar Omar"]);
        services.AddProposals();
        services.AddPlanning();
        services.AddReports();
        services.AddCommands();
        services.AddCorrections();
        var provider = services.BuildServiceProvider();
        // As the running program does: the guard knows the clock from the start.
        provider.GetRequiredService<ClockGuard>();
        return provider;
    }
}
