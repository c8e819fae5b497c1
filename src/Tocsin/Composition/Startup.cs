using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Cli;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Search;
using Tocsin.Core.Storage;

namespace Tocsin.Composition;

/// <summary>What must be done before anything runs: a sound database, schema, articles of the configuration, index. Each step may be repeated at will.</summary>
internal sealed partial class Startup(
    Locations locations,
    IConfiguration configuration,
    DatabaseCheck check,
    Migrator migrator,
    ArticleImport import,
    ArchiveSearch search,
    UnreadSettings unread,
    ILogger<Startup> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var problem in unread.Problems)
        {
            Log.SettingUnread(logger, problem);
        }

        await check.RequireSoundAsync(cancellationToken);
        await migrator.MigrateAsync(cancellationToken);
        var report = await import.RunAsync(
            [.. ArchiveFolders.Of(configuration, locations).Where(Directory.Exists)], null, cancellationToken);
        foreach (var refusal in report.Refused)
        {
            Log.ArticleRefused(logger, refusal);
        }

        await search.RefreshAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Log.Ready(logger);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Ready.")]
        public static partial void Ready(ILogger logger);

        [LoggerMessage(3, LogLevel.Warning, "{Problem}. The bot runs without it")]
        public static partial void SettingUnread(ILogger logger, ConfigProblemJson problem);

        [LoggerMessage(2, LogLevel.Warning, "Article refused: {Refusal}")]
        public static partial void ArticleRefused(ILogger logger, ImportRefusal refusal);
    }
}

/// <summary>Keys of <c>tocsin.json</c> that nobody reads: most likely mistyped.</summary>
internal sealed record UnreadSettings(IReadOnlyList<ConfigProblemJson> Problems);
