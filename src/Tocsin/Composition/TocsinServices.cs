using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Cli;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Commands;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.LocalChat;
using Tocsin.Core.Search;
using Tocsin.Core.Storage;
using Tocsin.Core.Summaries;

namespace Tocsin.Composition;

/// <summary>Puts the slices together.</summary>
internal static class TocsinServices
{
    /// <summary>What every command of the command line needs: storage, archive, search, summaries, campaigns, schedules.</summary>
    public static IServiceCollection AddTocsin(this IServiceCollection services, Locations locations, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(locations)
            .AddSingleton(configuration)
            .AddSingleton(new DatabaseOptions { DataDirectory = locations.Data })
            .AddSingleton<Database>()
            .AddSingleton<Migrator>()
            .AddSingleton<Summarizer>()
            .AddSingleton<SearchPrinter>()
            .AddArchive()
            .AddSearch()
            .PostConfigure<SearchOptions>(options => options.SynonymsFile = Path.Combine(locations.Config, "synonyms.yaml"))
            .AddCampaigns()
            .PostConfigure<CampaignOptions>(options => options.Directory = locations.Campaigns)
            .AddOrganizers()
            .AddDelivery()
            .AddDispatch(new DatabaseOptions { DataDirectory = locations.Data });
    }

    /// <summary>What only the running bot needs: commands, dispatch, delivery and its platforms.</summary>
    public static IServiceCollection AddBot(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddSingleton<Startup>()
            .AddHostedService(provider => provider.GetRequiredService<Startup>())
            .AddCommands()
            .AddCampaignWatcher()
            .AddIndexKeeper()
            .AddLocalChat(configuration);

    /// <summary>Every platform, for rendering only: nothing is connected.</summary>
    public static IServiceCollection AddRenderers(this IServiceCollection services) =>
        services
            .AddSingleton(_ => LocalTerminal.OfThisProcess())
            .AddSingleton<IPlatform, LocalPlatform>();
}
