using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Corrections;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Posts;
using Tocsin.Core.Proposals;
using Tocsin.Core.Search;
using Tocsin.Core.Storage;

namespace Tocsin.Faults;

/// <summary>The process that is killed: the real slices on the real database, with the ledger where platforms would be.</summary>
internal static class FaultHost
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>So long that a busy machine never reaches it by itself: an answer that is late is late on purpose.</summary>
    public static readonly TimeSpan SendTimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>On PostgreSQL what a dead node held comes back when its lease is over, and not at the next start.</summary>
    private static readonly TimeSpan ServerLease = TimeSpan.FromSeconds(6);

    /// <param name="args">Data folder, the ledger's address, requests a second on each platform, <c>organizers</c> or <c>nobody</c>, the nonces' window in seconds, and the connection string of PostgreSQL.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var database = new DatabaseOptions { DataDirectory = args[0], ConnectionString = args.Length > 5 ? args[5] : null };
        Compose(builder.Services, database);
        if (database.Engine == DatabaseEngine.Postgres)
        {
            builder.Services.PostConfigure<DeliveryOptions>(delivery => (delivery.Lease, delivery.SendTimeLimit) = (ServerLease, ServerLease / 1.5));
        }

        var perSecond = double.Parse(args[2], CultureInfo.InvariantCulture);
        var window = TimeSpan.FromSeconds(double.Parse(args[4], CultureInfo.InvariantCulture));
        builder.Services.AddSingleton<IPlatform>(new LedgerClient(LedgerServer.Nonced, new Uri(args[1]), perSecond, window));
        builder.Services.AddSingleton<IPlatform>(new LedgerClient(LedgerServer.Plain, new Uri(args[1]), perSecond, TimeSpan.Zero));
        if (args[3] == HostProcess.WithOrganizers)
        {
            builder.Services.AddHostedService<FaultOrganizers>();
        }

        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Error);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        using var host = builder.Build();
        host.Services.GetRequiredService<DeliveryWorkers>();
        foreach (var platform in host.Services.GetServices<IPlatform>())
        {
            // All nodes send on each platform, without turns: fences and leases alone must hold.
            host.Services.GetRequiredService<PlatformPaces>().GateOf(platform.Name).Turn = _ => Task.FromResult(true);
        }

        await host.StartAsync();
        Console.WriteLine("ready");
        await host.WaitForShutdownAsync();
        return 0;
    }

    public static void Compose(IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton<Database>();
        services.AddArchive();
        services.AddCampaigns();
        services.AddDelivery();
        services.Configure<DeliveryOptions>(delivery =>
        {
            delivery.Lease = Lease;
            delivery.SendTimeLimit = SendTimeLimit;
        });
        // The instant is the post's title, so that the ledger can tell the posts apart.
        services.AddSingleton<ComposeContent>((request, _) => Task.FromResult<ComposedContent>(new ComposedContent.Ready(
            new Dictionary<string, Post>
            {
                ["en"] = new() { Language = "en", Title = request.Instant.Utc.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) },
            },
            [])));
        services.AddDispatch(options);
        services.AddSearch();
        services.AddOrganizers();
        services.AddProposals();
        services.AddCorrections();
    }
}
