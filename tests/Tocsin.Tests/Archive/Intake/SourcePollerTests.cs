namespace Tocsin.Tests.Archive.Intake;

public sealed class SourcePollerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_that_hangs_delays_no_other()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        intake.Options.AtOnce = 2;
        await intake.AddAsync("/hangs", "evil.test");
        await intake.AddAsync("/hangs?2", "evil.test");
        var good = await intake.AddAsync();
        intake.Site.On("/hangs", _ => null);
        intake.Site.On("/feed", IntakeFixture.Rss(intake.Item("one", "One", "News.")));

        var running = await intake.Poller().StartDueAsync(stop.Token);
        await Task.WhenAny(running).WaitAsync(Cancel);

        Assert.NotNull((await intake.Sources.FindAsync(good.Id, Cancel))!.LastSuccess);
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    [Fact]
    public async Task Visits_only_what_is_due()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        await intake.AddAsync();
        intake.Site.On("/feed", IntakeFixture.Rss());
        var poller = intake.Poller();

        await Task.WhenAll(await poller.StartDueAsync(Cancel));
        await Task.WhenAll(await poller.StartDueAsync(Cancel));
        Assert.Single(intake.Site.Requests);
        intake.Archive.Clock.Advance(TimeSpan.FromHours(2));
        await Task.WhenAll(await poller.StartDueAsync(Cancel));

        Assert.Equal(2, intake.Site.Requests.Count);
    }

    [Fact]
    public async Task Follows_its_file_and_keeps_what_a_mistake_in_it_would_lose()
    {
        await using var intake = await IntakeFixture.OpenAsync();
        var chat = await intake.AddAsync("/from-chat");
        var file = Path.Combine(intake.Archive.Folder, "sources.yaml");
        var poller = intake.Poller();

        await File.WriteAllTextAsync(file, "sources:\n  - url: https://magazine.test/a\n  - url: https://magazine.test/b\n", Cancel);
        await Task.WhenAll(await poller.StartDueAsync(Cancel));
        Assert.Equal(3, (await intake.Sources.ListAsync(Cancel)).Count);

        await File.WriteAllTextAsync(file, "sources:\n  - url: https://magazine.test/a\n    name: Renamed\n  - uri: https://magazine.test/b\n", Cancel);
        File.SetLastWriteTimeUtc(file, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await Task.WhenAll(await poller.StartDueAsync(Cancel));
        Assert.Equal(3, (await intake.Sources.ListAsync(Cancel)).Count);

        await File.WriteAllTextAsync(file, "sources:\n  - url: https://magazine.test/a\n    name: Renamed\n", Cancel);
        File.SetLastWriteTimeUtc(file, new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await Task.WhenAll(await poller.StartDueAsync(Cancel));

        Assert.Equal(["magazine.test", "Renamed"], (await intake.Sources.ListAsync(Cancel)).Select(source => source.Name));
        Assert.NotNull(await intake.Sources.FindAsync(chat.Id, Cancel));
    }
}
