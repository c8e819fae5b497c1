using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tocsin.Core.Campaigns.Store;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Makes the database say what the campaign files say.</summary>
/// <remarks>
/// A file that turns bad changes nothing: the last good revision goes on, and so do all other campaigns. A folder that
/// cannot be read removes nothing. Calls follow one another; each problem is logged once, until it is mended or changes.
/// </remarks>
internal sealed partial class CampaignSync(
    CampaignWriter writer, CampaignsChanged changes, IOptions<CampaignOptions> options, ILogger<CampaignSync> log) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private HashSet<CampaignProblem> _told = [];

    /// <summary>What the folder was when it was last brought into the database; null before the first time.</summary>
    public FolderFingerprint? Seen { get; private set; }

    public async Task<CampaignSyncReport> RunAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Taken before the files are read: what changes meanwhile is then another folder than the one that was seen.
            var fingerprint = FolderFingerprint.Of(options.Value.Directory);
            var content = CampaignFolder.Load(options.Value.Directory);
            Tell(content.Problems);
            var report = await SaveAsync(content, cancellationToken);
            if (report.AnythingChanged)
            {
                changes.Raise();
            }

            Seen = fingerprint;
            return report;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<CampaignSyncReport> SaveAsync(CampaignFolderContent content, CancellationToken cancellationToken)
    {
        var written = new Dictionary<Written, List<string>> { [Written.Added] = [], [Written.Changed] = [], [Written.Unchanged] = [] };
        foreach (var file in content.Files)
        {
            if (file.Campaign is { } campaign)
            {
                var outcome = await writer.SaveAsync(campaign, Path.GetFileName(file.File), cancellationToken);
                written[outcome].Add(file.Name);
                Tell(outcome, file.Name);
            }
        }

        List<string> removed = [];
        if (content.FolderProblem is null)
        {
            foreach (var name in (await writer.FromFilesAsync(cancellationToken)).Except(content.Files.Select(file => file.Name)))
            {
                await writer.RemoveAsync(name, cancellationToken);
                removed.Add(name);
                Log.Removed(log, name);
            }
        }

        return new CampaignSyncReport(
            written[Written.Added],
            written[Written.Changed],
            written[Written.Unchanged],
            removed,
            [.. content.Files.Where(file => file.Campaign is null).Select(file => file.Name).Distinct()],
            content.Problems);
    }

    private void Tell(IReadOnlyList<CampaignProblem> problems)
    {
        foreach (var problem in problems.Where(problem => !_told.Contains(problem)))
        {
            Log.Problem(log, problem);
        }

        _told = [.. problems];
    }

    private void Tell(Written outcome, string name)
    {
        switch (outcome)
        {
            case Written.Added:
                Log.Added(log, name);
                break;
            case Written.Changed:
                Log.Changed(log, name);
                break;
            case Written.Unchanged:
            default:
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1801, LogLevel.Information, "The campaign {Name} runs")]
        public static partial void Added(ILogger log, string name);

        [LoggerMessage(1802, LogLevel.Information, "The campaign {Name} has changed and runs as its file says now")]
        public static partial void Changed(ILogger log, string name);

        [LoggerMessage(1803, LogLevel.Information, "The campaign {Name} no longer runs: its file is gone")]
        public static partial void Removed(ILogger log, string name);

        [LoggerMessage(1804, LogLevel.Error, "{Problem}. What ran before goes on")]
        public static partial void Problem(ILogger log, CampaignProblem problem);
    }
}
