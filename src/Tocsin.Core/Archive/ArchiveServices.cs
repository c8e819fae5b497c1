using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Archive.Import;

namespace Tocsin.Core.Archive;

internal static class ArchiveServices
{
    /// <summary>Adds the archive and its import; needs a <see cref="Storage.Database"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddArchive(this IServiceCollection services) =>
        services.AddSingleton<ArticleStore>().AddSingleton<ArticleImport>();
}
