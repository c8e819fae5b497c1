using Microsoft.Extensions.Logging;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Polling;
using Tocsin.Core.Sources.Store;

namespace Tocsin.Core.Sources.Configuration;

/// <summary>Brings the sources in the database to what their file says, whenever the file has changed.</summary>
/// <remarks>What is wrong in the file changes nothing: the last state that could be read goes on.</remarks>
internal sealed partial class SourcesSync(
    SourcesFileOptions file, SourceStore store, SiteRules rules, PollOptions poll, ILogger<SourcesSync> logger)
{
    private DateTime _read = DateTime.MinValue;

    /// <summary>What was wrong with the file when it was last read.</summary>
    public IReadOnlyList<SourcesProblem> Problems { get; private set; } = [];

    /// <summary>Reads the file if it is new, and applies it.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var written = File.GetLastWriteTimeUtc(file.Path);
        if (written == _read)
        {
            return;
        }

        var configuration = await SourcesFile.ReadAsync(file.Path, cancellationToken);
        Problems = configuration.Problems;
        foreach (var problem in Problems)
        {
            Log.Problem(logger, problem.ToString());
        }

        rules.Replace(configuration.Rules);
        await ApplyAsync(configuration, cancellationToken);
        _read = written;
    }

    private async Task ApplyAsync(SourcesConfiguration configuration, CancellationToken cancellationToken)
    {
        foreach (var wanted in configuration.Sources)
        {
            if (await store.AddAsync(wanted.Url, wanted.Name, wanted.Settings, fromFile: true, wanted.Settings.Every ?? poll.First, cancellationToken) is null
                && await store.FindByUrlAsync(wanted.Url, cancellationToken) is { } held)
            {
                await store.ReviseAsync(held.Id, wanted.Name, wanted.Settings, cancellationToken);
            }
        }

        // A file with a mistake in it may have lost an entry by the mistake.
        if (configuration.Problems.Count > 0)
        {
            return;
        }

        var kept = configuration.Sources.Select(source => CanonicalUrl.Of(source.Url).Key).ToHashSet();
        foreach (var source in await store.ListAsync(cancellationToken))
        {
            if (source.IsFromFile && !kept.Contains(source.Key))
            {
                await store.RemoveAsync(source.Id, Recorded.ByNobody, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Warning, "{Problem}")]
        public static partial void Problem(ILogger logger, string problem);
    }
}

/// <summary>Where the sources' file is.</summary>
internal sealed class SourcesFileOptions
{
    /// <value>Default <c>config/sources.yaml</c>, below the working folder.</value>
    public string Path { get; set; } = System.IO.Path.Combine("config", "sources.yaml");
}
