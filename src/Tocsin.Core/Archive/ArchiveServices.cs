using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Archive.Intake;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive;

internal static class ArchiveServices
{
    /// <summary>Adds the archive and its import; needs a <see cref="Storage.Database"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddArchive(this IServiceCollection services) =>
        services.AddSingleton<ArticleStore>().AddSingleton<ArticleImport>();

    /// <summary>Adds the services that visit sources and walk backfills while the program runs; needs <see cref="AddArchive"/> and <c>AddSources</c>.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.TryAddSingleton<Turns>();
        return services
            .AddSingleton<PageFetch>()
            .AddSingleton<SourceVisit>()
            .AddSingleton<BackfillWalk>()
            .AddHostedService<SourcePoller>()
            .AddHostedService<BackfillWorker>()
            .AddHostedService<WishWorker>();
    }
}
