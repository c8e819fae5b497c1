using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Core.Planning;

/// <summary>Puts planning from chat together.</summary>
public static class PlanningServices
{
    /// <summary>Needs storage, campaigns, dispatch and the organizers' audit log.</summary>
    public static IServiceCollection AddPlanning(this IServiceCollection services) =>
        services
            .AddSingleton<PlanningRecord>()
            .AddSingleton<WishStore>()
            .AddSingleton<ScheduleDesk>();
}
