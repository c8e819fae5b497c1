using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Campaigns;

/// <summary>What the slices of campaigns and schedules bring.</summary>
internal static class CampaignServices
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services) =>
        services
            .AddSingleton<CampaignsChanged>()
            .AddSingleton<CampaignStore>()
            .AddSingleton<CampaignWriter>()
            .AddSingleton<ScheduleStore>();
}
