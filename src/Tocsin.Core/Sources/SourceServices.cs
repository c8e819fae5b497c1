using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Configuration;
using Tocsin.Core.Sources.Discovery;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Polling;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Sources;

internal static class SourceServices
{
    /// <summary>Adds reading of sources; needs a <see cref="Storage.Database"/>, a <see cref="TimeProvider"/> and logging. Options stand below <c>Sources</c>.</summary>
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.AddOptions<FetchOptions>().BindConfiguration("Sources:Fetch").ValidateOnStart();
        services.AddOptions<PollOptions>().BindConfiguration("Sources:Poll").ValidateOnStart();
        services.AddOptions<SourcesFileOptions>().BindConfiguration("Sources:File");
        return services
            .AddSingleton<IValidateOptions<FetchOptions>, FetchOptionsValidator>()
            .AddSingleton<IValidateOptions<PollOptions>, PollOptionsValidator>()
            .AddSingleton(provider => provider.GetRequiredService<IOptions<FetchOptions>>().Value)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<PollOptions>>().Value)
            .AddSingleton(provider => provider.GetRequiredService<IOptions<SourcesFileOptions>>().Value)
            .AddSingleton(provider => new SourceFetcher(provider.GetRequiredService<FetchOptions>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<PoliteFetcher>()
            .AddSingleton<FeedDiscovery>()
            .AddSingleton<SourceStore>()
            .AddSingleton<SourceWishes>()
            .AddSingleton<BackfillStore>()
            .AddSingleton<BackfillPlanner>()
            .AddSingleton<SiteRules>()
            .AddSingleton<SourcesSync>()
            .AddSingleton<SourceDirectory>();
    }
}
