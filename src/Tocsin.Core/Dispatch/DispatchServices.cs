using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using Tocsin.Core.Storage;
using Tocsin.Core.Summaries;

namespace Tocsin.Core.Dispatch;

/// <summary>Puts dispatch together.</summary>
public static class DispatchServices
{
    /// <summary>Adds what plans posts, with Quartz on the same database. Needs storage, archive, campaigns and delivery.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="databaseOptions">Where the database is: Quartz keeps its triggers in the same file.</param>
    public static IServiceCollection AddDispatch(this IServiceCollection services, DatabaseOptions databaseOptions)
    {
        AddDispatchCore(services);
        services.AddSingleton<QuartzTriggers>();
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                if (databaseOptions.Engine == DatabaseEngine.Postgres)
                {
                    OnPostgres(store, databaseOptions);
                }
                else
                {
                    OnSqlite(store, databaseOptions);
                }

                store.ProvisionSchema();
            });
            quartz.UseDefaultThreadPool(2);
        });
        // Stopped in reverse: what speaks to Quartz ends before Quartz does.
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        services.AddHostedService<DispatchService>();
        return services;
    }

    /// <summary>Planning alone, for commands and tests that bring no scheduler.</summary>
    internal static IServiceCollection AddDispatchCore(this IServiceCollection services)
    {
        services.AddOptions<DispatchOptions>().BindConfiguration(DispatchOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DispatchOptions>, ValidateDispatchOptions>();
        services.AddSingleton<DispatchStore>();
        services.AddSingleton<WaitingDispatches>();
        services.AddSingleton<ArticlePicker>();
        services.TryAddSingleton<Summarizer>();
        services.AddSingleton<ContentComposer>();
        services.TryAddSingleton<ComposeContent>(provider => provider.GetRequiredService<ContentComposer>().ComposeAsync);
        services.AddSingleton<DispatchPlanner>();
        services.AddSingleton<ChangedPosts>();
        services.AddSingleton<DispatchSweep>();
        services.AddSingleton<ScheduleOverview>();
        return services;
    }

    // Apart, so that the driver of the other engine is not even loaded: it takes a megabyte.
    private static void OnPostgres(IPersistentStoreBuilder store, DatabaseOptions options)
    {
        store.UsePostgres(NpgsqlFactory.Instance, options.ConnectionString!);
        store.UseClustering();
    }

    private static void OnSqlite(IPersistentStoreBuilder store, DatabaseOptions options) => store.UseSqlite(
        SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = options.FilePath, DefaultTimeout = 30 }.ToString());
}
