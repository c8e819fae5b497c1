using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Search.Synonyms;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Search;

internal static partial class SearchServices
{
    /// <summary>Adds <see cref="ArchiveSearch"/>; needs the archive, <see cref="DatabaseOptions"/> and a <see cref="TimeProvider"/>.</summary>
    /// <remarks>The index is opened when it is first asked for; <see cref="AddIndexKeeper"/> keeps it up to date.</remarks>
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddOptions<SearchOptions>().BindConfiguration("Search").ValidateOnStart();
        services.AddSingleton<IValidateOptions<SearchOptions>, SearchOptionsValidator>();
        services.AddOptions<SearchOptions>().PostConfigure<DatabaseOptions>((options, database) =>
        {
            if (options.IndexDirectory.Length == 0)
            {
                options.IndexDirectory = Path.Combine(database.DataDirectory, "index");
            }
        });
        services.AddSingleton<IIndexedArticles, IndexedArchive>();
        services.AddSingleton(Open);
        return services;
    }

    /// <summary>Adds the service that follows the archive while the program runs.</summary>
    public static IServiceCollection AddIndexKeeper(this IServiceCollection services) =>
        services.AddHostedService<IndexKeeper>();

    private static ArchiveSearch Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<SearchOptions>>().Value;
        var logger = services.GetRequiredService<ILogger<ArchiveSearch>>();
        var (synonyms, problems) = SynonymFile.Read(options.SynonymsFile);
        foreach (var problem in problems)
        {
            Log.SynonymProblem(logger, problem);
        }

        var search = ArchiveSearch.Open(options, services.GetRequiredService<IIndexedArticles>(), synonyms);
        if (search.State.Problem is { } reason)
        {
            Log.MadeAnew(logger, reason);
        }

        return search;
    }

    private static partial class Log
    {
        [LoggerMessage(4000, LogLevel.Warning, "{Problem}")]
        public static partial void SynonymProblem(ILogger logger, SynonymProblem problem);

        [LoggerMessage(4001, LogLevel.Warning, "The search index could not be used and is made anew from the archive: {Reason}")]
        public static partial void MadeAnew(ILogger logger, string reason);
    }
}
