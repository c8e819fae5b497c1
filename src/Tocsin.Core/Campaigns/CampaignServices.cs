using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Campaigns;

/// <summary>What the slices of campaigns and schedules bring.</summary>
public static class CampaignServices
{
    /// <summary>Adds the stores of campaigns and schedules and what reads the files. Needs <c>Database</c> and logging.</summary>
    /// <remarks>Settings come from the section <c>campaigns</c>. Nothing runs by itself: see <see cref="AddCampaignWatcher"/>.</remarks>
    public static IServiceCollection AddCampaigns(this IServiceCollection services)
    {
        services.AddOptions<CampaignOptions>().BindConfiguration(CampaignOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CampaignOptions>, CampaignOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<CampaignsChanged>()
            .AddSingleton<CampaignStore>()
            .AddSingleton<CampaignWriter>()
            .AddSingleton<CampaignSync>()
            .AddSingleton<ScheduleStore>();
    }

    /// <summary>Adds what reads the folder at the start and follows it. To stand before the services that post, after migrations.</summary>
    public static IServiceCollection AddCampaignWatcher(this IServiceCollection services) => services.AddHostedService<CampaignWatcher>();
}
