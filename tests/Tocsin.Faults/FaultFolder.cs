using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;
using Tocsin.Faults.Postgres;

namespace Tocsin.Faults;

/// <summary>A data folder with chats on both platforms and a schedule that owes a post for each of some past minutes.</summary>
internal sealed class FaultFolder : IAsyncDisposable
{
    public const int Slots = 15;

    private static readonly DateOnly Day = new(2026, 1, 31);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tocsin-faults-");

    private SmallDisk? _disk;

    private FaultFolder(PostgresServer? server, string? connectionString)
    {
        Server = server;
        ConnectionString = connectionString;
        Database = new Database(new DatabaseOptions { DataDirectory = PathOf(0), ConnectionString = connectionString });
    }

    /// <summary>The private server that keeps the data; null for SQLite.</summary>
    public PostgresServer? Server { get; }

    public string? ConnectionString { get; }

    /// <summary>What the data lies on, where it can be full.</summary>
    public SmallDisk Disk => _disk ?? throw new InvalidOperationException("The data lies on the machine's own disk.");

    /// <summary>The data folder of one node.</summary>
    public string PathOf(int node) => System.IO.Path.Combine(_folder.FullName, $"node{node}");

    public Database Database { get; }

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => new DatabaseOptions { DataDirectory = PathOf(0) }.FilePath;

    public static async Task<FaultFolder> CreateAsync(FaultOptions options, CancellationToken cancellationToken)
    {
        var server = options.OnPostgres ? await PostgresServer.StartAsync(cancellationToken) : null;
        var connection = server?.ConnectionStringOf(await server.CreateDatabaseAsync(null, cancellationToken));
        var folder = new FaultFolder(server, connection);
        if (options.FullDisks > 0)
        {
            folder._disk = await SmallDisk.MountAsync(folder.PathOf(0));
        }

        await new Migrator(folder.Database, TimeProvider.System).MigrateAsync(cancellationToken);
        var services = new ServiceCollection().AddSingleton(folder.Database).AddSingleton(TimeProvider.System)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>)).AddSingleton<ChatStore>().AddCampaigns();
        await using var provider = services.BuildServiceProvider();
        for (var number = 0; number < (options.Deliveries + Slots - 1) / Slots; number++)
        {
            var platform = number % 2 == 0 ? LedgerServer.Nonced : LedgerServer.Plain;
            // The number of tags is how many further parts its posts have.
            string[] tags = [.. Enumerable.Range(0, number / 2 % 3).Select(tag => $"tag{tag}")];
            await provider.GetRequiredService<ChatStore>().SubscribeAsync(
                new ChatAddress(platform, $"{number}"), new ChatSettings { Tags = tags }, cancellationToken);
        }

        await provider.GetRequiredService<CampaignWriter>().SaveAsync(Campaign, "faults.yaml", cancellationToken);
        var since = new DateTimeOffset(Day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero).AddMinutes(-Slots).AddSeconds(-1);
        await folder.Database.WriteAsync(
            session => session.ExecuteAsync("UPDATE schedule SET since = @Since, first_seen = @Since", new { Since = since.ToUnixTimeMilliseconds() }),
            cancellationToken);
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (Server is not null)
        {
            await Server.DisposeAsync();
        }

        if (_disk is not null)
        {
            await _disk.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private static Campaign Campaign => new()
    {
        Name = "faults",
        Texts = new Dictionary<string, CampaignText> { ["en"] = new() { Title = "Faults", Call = ["A call."] } },
        Ends = Day,
        Schedules =
        [
            new ScheduleDefinition
            {
                Name = "each-minute",
                When = ((ScheduleRuleOutcome.Parsed)ScheduleRuleParser.Parse("* * * * * Etc/UTC")).Rule,
                What = new ScheduledContent.Call(),
                CatchUp = CatchUp.All,
                ExpiresAfter = TimeSpan.FromDays(10_000),
            },
        ],
    };
}
