using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Core.Commands.Planning;
using Tocsin.Core.Commands.Reports;

namespace Tocsin.Core.Commands.Completing;

/// <summary>What a platform with completion needs.</summary>
public static class CompletingServices
{
    /// <summary>May be called by each such platform. The archive's search and the campaigns stand in <paramref name="services"/> too.</summary>
    public static IServiceCollection AddCompletion(this IServiceCollection services)
    {
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IProposalSource, ArticleProposals>(),
            ServiceDescriptor.Singleton<IProposalSource, TopicProposals>(),
            ServiceDescriptor.Singleton<IProposalSource, CampaignProposals>(),
            ServiceDescriptor.Singleton<IProposalSource, ScheduleProposals>(),
            ServiceDescriptor.Singleton<IProposalSource, PostProposals>(),
        ]);
        return services;
    }
}
