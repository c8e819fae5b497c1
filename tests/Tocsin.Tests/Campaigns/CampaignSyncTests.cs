using Microsoft.Extensions.Options;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Files;
using Tocsin.Core.Delivery;
using Tocsin.Core.Wording;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Campaigns;

public sealed class CampaignSyncTests : IDisposable
{
    private const string Good = "zone: UTC\ntexts: { en: { title: River, call: Come. } }\nschedules: { daily: { when: every day 9:00, post: call } }\n";

    private readonly TemporaryDirectory _folder = new();
    private readonly RecordingLogger<CampaignSync> _log = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Says_what_came_of_each_file()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        using var sync = Sync(database);
        Write("gone", Good);
        Write("same", Good);
        Write("other", Good);
        Assert.Equal(["gone", "other", "same"], (await sync.RunAsync(Cancel)).Added);

        File.Delete(_folder["gone.yaml"]);
        Write("other", Good + "hashtags: [River]\n");
        Write("new", Good);
        Write("bad", "texts: {}\ncolour: red\n");
        var report = await sync.RunAsync(Cancel);

        Assert.Equal(["new"], report.Added);
        Assert.Equal(["other"], report.Changed);
        Assert.Equal(["same"], report.Unchanged);
        Assert.Equal(["gone"], report.Removed);
        Assert.Equal(["bad"], report.Invalid);
        Assert.Equal(["colour"], report.Problems.Select(problem => problem.Key));
        Assert.Equal(["new", "other", "same"], (await database.Campaigns.CurrentAsync(Cancel)).Select(current => current.Campaign.Name));
        Assert.Equal(3, (await database.Schedules.ActiveAsync(Cancel)).Count);
    }

    [Fact]
    public async Task I6_Organizers_are_told_once_of_each_revision_that_a_file_made_of_what_ran()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        using var sync = Sync(database);
        var notices = new NoticeStore(database.Database, database.Clock);
        Write("river", Good);
        await sync.RunAsync(Cancel);
        Assert.Empty(await notices.UnseenAsync(10, Cancel));

        Write("river", Good + "hashtags: [River]\n");
        await sync.RunAsync(Cancel);
        await sync.RunAsync(Cancel);
        File.Delete(_folder["river.yaml"]);
        await sync.RunAsync(Cancel);
        Write("river", Good + "hashtags: [Sea]\n");
        await sync.RunAsync(Cancel);

        var told = await notices.UnseenAsync(10, Cancel);
        Assert.All(told, notice => Assert.Equal(NoticeKind.CampaignChanged, notice.Kind));
        Assert.Equal([["river", "2"], ["river", "3"]], told.Select(notice => notice.Data));
        Assert.StartsWith("The file of the campaign river was changed", told[0].Text(Words.For("en")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_turns_bad_leaves_its_last_good_revision_running()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        using var sync = Sync(database);
        Write("river", Good);
        await sync.RunAsync(Cancel);

        Write("river", Good.Replace("every day", "every fryday", StringComparison.Ordinal));
        Write("lake", Good);
        var report = await sync.RunAsync(Cancel);

        Assert.Equal(["river"], report.Invalid);
        Assert.Equal(["lake"], report.Added);
        var river = await database.Campaigns.FindAsync("river", Cancel);
        Assert.Equal(1, river!.Revision);
        Assert.Equal("every day 9:00", (await database.Schedules.FindAsync("river", "daily", Cancel))!.Definition.When.Text);

        Write("river", Good.Replace("9:00", "10:00", StringComparison.Ordinal));
        Assert.Equal(["river"], (await sync.RunAsync(Cancel)).Changed);
        Assert.Equal("every day 10:00", (await database.Schedules.FindAsync("river", "daily", Cancel))!.Definition.When.Text);
    }

    [Fact]
    public async Task A_folder_that_is_gone_removes_nothing()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        using var sync = Sync(database, _folder["campaigns"]);
        Directory.CreateDirectory(_folder["campaigns"]);
        Write("campaigns/river", Good);
        await sync.RunAsync(Cancel);

        Directory.Delete(_folder["campaigns"], recursive: true);
        var report = await sync.RunAsync(Cancel);

        Assert.Contains("cannot be read", Assert.Single(report.Problems).Problem, StringComparison.Ordinal);
        Assert.Single(await database.Campaigns.CurrentAsync(Cancel));
    }

    [Fact]
    public async Task A_campaign_from_chat_is_none_of_the_folders_business()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        using var sync = Sync(database);
        Write("river", Good);
        await sync.RunAsync(Cancel);
        await database.Database.WriteAsync(session => session.ExecuteAsync("UPDATE campaign SET origin = 'chat'"), Cancel);

        File.Delete(_folder["river.yaml"]);

        Assert.Empty((await sync.RunAsync(Cancel)).Removed);
        Assert.Single(await database.Campaigns.CurrentAsync(Cancel));
    }

    [Fact]
    public async Task Tells_of_a_change_once_and_of_none_never()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        using var sync = Sync(database);
        Write("river", Good);
        Write("lake", Good);

        await sync.RunAsync(Cancel);
        await sync.RunAsync(Cancel);
        Assert.Equal(1, database.Raised);

        File.Delete(_folder["lake.yaml"]);
        await sync.RunAsync(Cancel);
        Assert.Equal(2, database.Raised);
    }

    [Fact]
    public async Task Logs_a_problem_once_until_it_is_another()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        using var sync = Sync(database);
        Write("river", "colour: red\n" + Good);
        await sync.RunAsync(Cancel);
        await sync.RunAsync(Cancel);
        Assert.Single(Errors());

        Write("river", "\ncolour: red\n" + Good);
        await sync.RunAsync(Cancel);
        Assert.Equal(2, Errors().Count);
        Assert.StartsWith($"Error: {_folder["river.yaml"]}:2: key 'colour' is unknown", Errors()[1], StringComparison.Ordinal);

        Write("river", Good);
        await sync.RunAsync(Cancel);
        Write("river", "colour: red\n" + Good);
        await sync.RunAsync(Cancel);
        Assert.Equal(3, Errors().Count);
    }

    [Fact]
    public async Task Of_two_files_with_one_name_the_first_counts()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        using var sync = Sync(database);
        Write("river", Good);
        Write("river", Good.Replace("9:00", "10:00", StringComparison.Ordinal), ending: ".yml");

        var report = await sync.RunAsync(Cancel);

        Assert.Equal(["river"], report.Added);
        Assert.Contains("has the same name", Assert.Single(report.Problems).Problem, StringComparison.Ordinal);
    }

    private CampaignSync Sync(CampaignDatabase database, string? folder = null) =>
        new(database.Writer, database.Changes, Options.Create(new CampaignOptions { Directory = folder ?? _folder.Path }), _log);

    private void Write(string name, string yaml, string ending = ".yaml") => File.WriteAllText(_folder[name + ending], yaml);

    private List<string> Errors() => [.. _log.Lines.Where(line => line.StartsWith("Error", StringComparison.Ordinal))];
}
