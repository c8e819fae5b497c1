using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Cli;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Corrections;
using Tocsin.Core.Commands;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Planning;
using Tocsin.Core.Proposals;
using Tocsin.Core.Reports;
using Tocsin.Core.Search;
using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Configuration;
using Tocsin.Core.Storage;
using Tocsin.Core.Summaries;
using Tocsin.Discord;
using Tocsin.LocalChat;
using Tocsin.Telegram;

namespace Tocsin.Composition;

/// <summary>Puts the slices together.</summary>
internal static class TocsinServices
{
    /// <summary>What every command of the command line needs: storage, archive, search, summaries, campaigns, schedules.</summary>
    public static IServiceCollection AddTocsin(this IServiceCollection services, Locations locations, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        var database = new DatabaseOptions
        {
            DataDirectory = locations.Data,
            ConnectionString = configuration.GetSection(DatabaseSettings.Section)[nameof(DatabaseSettings.ConnectionString)],
        };
        return services
            .AddSingleton(locations)
            .AddSingleton(configuration)
            .AddSingleton(database)
            .AddSingleton<Database>()
            .AddSingleton<DatabaseCheck>()
            .AddSingleton<Migrator>()
            .AddSingleton<Summarizer>()
            .AddSingleton<SearchPrinter>()
            .AddArchive()
            .AddSources()
            .PostConfigure<SourcesFileOptions>(options => options.Path = locations.Sources)
            .AddSearch()
            .PostConfigure<SearchOptions>(options => options.SynonymsFile = locations.Synonyms)
            .AddCampaigns()
            .PostConfigure<CampaignOptions>(options => options.Directory = locations.Campaigns)
            .AddOrganizers()
            // Hosted services start in this order: campaigns are read before anything is planned or sent.
            .AddCampaignWatcher()
            .AddDelivery()
            .AddDispatch(database)
            .AddProposals()
            .AddCorrections()
            .AddPlanning()
            .AddReports();
    }

    /// <summary>What only the running bot needs: commands, the visits to sources, and each platform that has a token.</summary>
    public static IServiceCollection AddBot(this IServiceCollection services, Locations locations, IConfiguration configuration) =>
        services
            .AddSingleton<Startup>()
            .AddHostedService(provider => provider.GetRequiredService<Startup>())
            .AddCommands()
            .AddNotices()
            .AddIndexKeeper()
            .AddIntake()
            .AddTelegram(configuration, locations.Config)
            .AddDiscord(configuration, locations.Config)
            .AddLocalChat(configuration);

    /// <summary>Every platform, for rendering only: nothing is connected and no token is needed.</summary>
    public static IServiceCollection AddRenderers(this IServiceCollection services, Locations locations, IConfiguration configuration) =>
        services
            .AddSingleton(_ => LocalTerminal.OfThisProcess())
            .AddSingleton<IPlatform, LocalPlatform>()
            .AddTelegramRendering(configuration, locations.Config)
            .AddDiscordRendering(configuration, locations.Config);
}
