using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Tocsin.Core.Campaigns.Files;

/// <summary>Follows the folder of campaigns: a change there takes effect within seconds, without a restart.</summary>
/// <remarks>
/// The folder has been read once before this service counts as started, so that services after it find the campaigns.
/// It listens to the file system and also looks by itself every <see cref="CampaignOptions.Poll"/>.
/// </remarks>
internal sealed partial class CampaignWatcher(
    CampaignSync sync, IOptions<CampaignOptions> options, TimeProvider clock, ILogger<CampaignWatcher> log) : BackgroundService
{
    private readonly SemaphoreSlim _stirred = new(0, 1);
    private FileSystemWatcher? _events;

    private string Folder => options.Value.Directory;

    private bool IsOther => FolderFingerprint.Of(Folder) != sync.Seen;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        Listen();
        if (IsOther)
        {
            await sync.RunAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _events?.Dispose();
        _stirred.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await StirAsync(stoppingToken);
                if (IsOther)
                {
                    await SettleAsync(stoppingToken);
                    await sync.RunAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Log.Failed(log, failure);
            }
        }
    }

    /// <summary>Until the file system tells of a change, or it is time to look.</summary>
    private async Task StirAsync(CancellationToken cancellationToken)
    {
        using var waited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var told = _stirred.WaitAsync(waited.Token);
        await Task.WhenAny(told, Task.Delay(options.Value.Poll, clock, waited.Token));
        await waited.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        Listen();
    }

    /// <summary>Until the folder lies still.</summary>
    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        FolderFingerprint before;
        do
        {
            before = FolderFingerprint.Of(Folder);
            await Task.Delay(options.Value.Settle, clock, cancellationToken);
        }
        while (FolderFingerprint.Of(Folder) != before);
    }

    /// <summary>Begins to listen, where that is possible: the folder may come later, and some file systems tell nothing.</summary>
    private void Listen()
    {
        if (_events is not null || !Directory.Exists(Folder))
        {
            return;
        }

        try
        {
            var events = new FileSystemWatcher(Folder) { IncludeSubdirectories = true };
            events.Changed += (_, _) => Stir();
            events.Created += (_, _) => Stir();
            events.Deleted += (_, _) => Stir();
            events.Renamed += (_, _) => Stir();
            events.EnableRaisingEvents = true;
            _events = events;
        }
        catch (Exception error) when (error is IOException or ArgumentException or PlatformNotSupportedException)
        {
            Log.OnlyPolling(log, options.Value.Poll, error.Message);
        }
    }

    private void Stir()
    {
        try
        {
            _stirred.Release();
        }
        catch (Exception full) when (full is SemaphoreFullException or ObjectDisposedException)
        {
            // It has been told already, or nobody listens any more.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1810, LogLevel.Error, "The campaigns could not be brought up to date; it is tried again")]
        public static partial void Failed(ILogger log, Exception exception);

        [LoggerMessage(1811, LogLevel.Information, "The file system tells of no changes, so campaigns are looked at every {Poll}: {Reason}")]
        public static partial void OnlyPolling(ILogger log, TimeSpan poll, string reason);
    }
}
