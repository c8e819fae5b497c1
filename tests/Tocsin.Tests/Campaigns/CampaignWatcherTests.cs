using Microsoft.Extensions.Options;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Campaigns;

public sealed class CampaignWatcherTests : IAsyncLifetime
{
    private const string Good = "zone: UTC\ntexts: { en: { title: River, call: Come. } }\nschedules: { daily: { when: every day 9:00, post: call } }\n";

    private readonly TemporaryDirectory _folder = new();
    private readonly RecordingLogger<CampaignSync> _log = new();
    private readonly CampaignOptions _options;
    private CampaignDatabase _database = null!;
    private CampaignSync _sync = null!;
    private CampaignWatcher _watcher = null!;

    public CampaignWatcherTests() => _options = new CampaignOptions { Directory = _folder["campaigns"] };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_options.Directory);
        _database = await CampaignDatabase.CreateAsync();
        _sync = new CampaignSync(_database.Writer, _database.Changes, Options.Create(_options), _log);
        _watcher = new CampaignWatcher(_sync, Options.Create(_options), _database.Clock, new RecordingLogger<CampaignWatcher>());
    }

    public async ValueTask DisposeAsync()
    {
        await _watcher.StopAsync(CancellationToken.None);
        _watcher.Dispose();
        _sync.Dispose();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact(Timeout = 60_000)]
    public async Task Campaigns_are_there_when_it_has_started()
    {
        Write("river", Good);

        await _watcher.StartAsync(Cancel);

        Assert.Single(await _database.Campaigns.CurrentAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_change_takes_effect_without_a_restart_and_long_before_the_next_poll()
    {
        _options.Poll = TimeSpan.FromDays(30);
        Write("river", Good);
        await _watcher.StartAsync(Cancel);
        var start = _database.Clock.GetUtcNow();

        await ChangeAsync(() => Write("river", Good.Replace("9:00", "10:30", StringComparison.Ordinal)), TimeSpan.FromMilliseconds(1));

        Assert.Equal("every day 10:30", Assert.Single(await _database.Schedules.ActiveAsync(Cancel)).Definition.When.Text);
        Assert.True(_database.Clock.GetUtcNow() - start < _options.Poll, "it did not wait for the poll");
    }

    /// <summary>The folder came after the start, so the file system told nothing of it.</summary>
    [Fact(Timeout = 60_000)]
    public async Task What_the_file_system_does_not_tell_is_found_by_looking()
    {
        Directory.Delete(_options.Directory);
        await _watcher.StartAsync(Cancel);

        await ChangeAsync(
            () =>
            {
                Directory.CreateDirectory(_options.Directory);
                Write("river", Good);
            },
            _options.Poll);

        Assert.Single(await _database.Campaigns.CurrentAsync(Cancel));
    }

    [Fact(Timeout = 60_000)]
    public async Task Another_image_is_another_revision()
    {
        var assets = Directory.CreateDirectory(Path.Combine(_options.Directory, "assets")).FullName;
        File.WriteAllBytes(Path.Combine(assets, "dot.png"), [0x89, (byte)'P', (byte)'N', (byte)'G', 1]);
        Write("river", "image: assets/dot.png\ntexts: { en: { title: River, image-alt: A dot } }");
        await _watcher.StartAsync(Cancel);

        await ChangeAsync(() => File.WriteAllBytes(Path.Combine(assets, "dot.png"), [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2]), TimeSpan.FromSeconds(1));

        Assert.Equal(2, Assert.Single(await _database.Campaigns.CurrentAsync(Cancel)).Revision);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_bad_file_is_logged_once_however_often_it_is_looked_at()
    {
        Write("river", Good);
        Write("lake", "colour: red\n" + Good);
        await _watcher.StartAsync(Cancel);

        await ChangeAsync(() => Write("sea", Good), TimeSpan.FromSeconds(1));
        await ChangeAsync(() => File.Delete(Path.Combine(_options.Directory, "sea.yaml")), TimeSpan.FromSeconds(1));

        Assert.Single(_log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Equal("river", Assert.Single(await _database.Campaigns.CurrentAsync(Cancel)).Campaign.Name);
    }

    [Fact(Timeout = 60_000)]
    public async Task Stops_when_told()
    {
        await _watcher.StartAsync(Cancel);

        await _watcher.StopAsync(Cancel);

        Assert.True(_watcher.ExecuteTask is { IsCompleted: true, IsFaulted: false });
    }

    /// <summary>Makes a change, and lets the clock run in steps until it has been told.</summary>
    private async Task ChangeAsync(Action change, TimeSpan step)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = _database.Changes.Subscribe(() => told.TrySetResult());
        change();
        while (!told.Task.IsCompleted)
        {
            Cancel.ThrowIfCancellationRequested();
            _database.Clock.Advance(step);
            await Task.Yield();
        }
    }

    private void Write(string name, string yaml) => File.WriteAllText(Path.Combine(_options.Directory, name + ".yaml"), yaml);
}
