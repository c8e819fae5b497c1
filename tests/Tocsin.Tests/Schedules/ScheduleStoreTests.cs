using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Storage;
using Tocsin.Tests.Campaigns;
using static Tocsin.Tests.Campaigns.CampaignBuilder;

namespace Tocsin.Tests.Schedules;

public class ScheduleStoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_schedule_counts_from_its_first_appearance()
    {
        await using var database = await With(Schedule(when: "once 15 seconds after the first start UTC"));

        var schedule = Assert.Single(await database.Schedules.ActiveAsync(Cancel));

        var now = database.Clock.GetUtcNow();
        Assert.Equal((now, now, "clean-river", false, true), (schedule.Anchor, schedule.Since, schedule.CampaignName, schedule.Paused, schedule.FromFile));
        Assert.Equal(now.AddSeconds(15), schedule.NextAfter(now)!.Value.Utc);
        Assert.Null(schedule.NextAfter(now.AddSeconds(15)));
    }

    [Fact]
    public async Task Keeps_its_number_and_first_appearance_when_its_text_changes()
    {
        await using var database = await With(Schedule());
        var before = Assert.Single(await database.Schedules.ActiveAsync(Cancel));
        database.Clock.Advance(TimeSpan.FromHours(1));

        await database.Writer.SaveAsync(Campaign(schedules: Schedule(what: new ScheduledContent.Reminder())), "f", Cancel);

        var after = Assert.Single(await database.Schedules.ActiveAsync(Cancel));
        Assert.Equal((before.Id, before.Anchor, before.Since), (after.Id, after.Anchor, after.Since));
        Assert.IsType<ScheduledContent.Reminder>(after.Definition.What);
    }

    [Fact]
    public async Task A_changed_rule_finds_nothing_missed_in_its_own_past()
    {
        await using var database = await With(Schedule(when: "every day at 18:00 UTC"));
        var lastPlanned = database.Clock.GetUtcNow();
        database.Clock.Advance(TimeSpan.FromHours(3));

        await database.Writer.SaveAsync(Campaign(schedules: Schedule(when: "every day at 14:00 UTC")), "f", Cancel);

        var schedule = Assert.Single(await database.Schedules.ActiveAsync(Cancel));
        Assert.Equal(lastPlanned, schedule.Anchor);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 14, 0, 0, TimeSpan.Zero), schedule.NextAfter(lastPlanned)!.Value.Utc);
    }

    [Fact]
    public async Task A_schedule_that_its_file_no_longer_names_is_removed_and_can_come_back_under_its_number()
    {
        await using var database = await With(Schedule("one"), Schedule("two"));
        var two = await database.Schedules.FindAsync("clean-river", "two", Cancel);

        await database.Writer.SaveAsync(Campaign(schedules: Schedule("one")), "f", Cancel);
        Assert.Null(await database.Schedules.FindAsync("clean-river", "two", Cancel));
        Assert.Null(await database.Schedules.FindAsync(two!.Id, Cancel));

        database.Clock.Advance(TimeSpan.FromDays(1));
        await database.Writer.SaveAsync(Campaign(schedules: [Schedule("one"), Schedule("two")]), "f", Cancel);
        var back = await database.Schedules.FindAsync("clean-river", "TWO", Cancel);
        Assert.Equal((two.Id, two.Anchor, database.Clock.GetUtcNow()), (back!.Id, back.Anchor, back.Since));
    }

    [Fact]
    public async Task What_passes_in_a_pause_is_not_caught_up()
    {
        await using var database = await With(Schedule(when: "every day at 18:00 UTC"));
        var start = database.Clock.GetUtcNow();
        var id = Assert.Single(await database.Schedules.ActiveAsync(Cancel)).Id;

        Assert.True(Assert.IsType<ScheduleChange.Done>(await database.Schedules.PauseAsync(id, Nothing, Cancel)).Schedule.Paused);
        Assert.IsType<ScheduleChange.Already>(await database.Schedules.PauseAsync(id, Nothing, Cancel));
        Assert.Null(Assert.Single(await database.Schedules.ActiveAsync(Cancel)).NextAfter(start));

        database.Clock.Advance(TimeSpan.FromDays(2));
        var resumed = Assert.IsType<ScheduleChange.Done>(await database.Schedules.ResumeAsync(id, Nothing, Cancel)).Schedule;
        Assert.IsType<ScheduleChange.Already>(await database.Schedules.ResumeAsync(id, Nothing, Cancel));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero), resumed.NextAfter(start)!.Value.Utc);
        Assert.Equal(2, database.Raised);
    }

    [Fact]
    public async Task A_pause_outlives_a_change_of_the_file()
    {
        await using var database = await With(Schedule());
        var id = Assert.Single(await database.Schedules.ActiveAsync(Cancel)).Id;
        await database.Schedules.PauseAsync(id, Nothing, Cancel);

        await database.Writer.SaveAsync(Campaign(schedules: Schedule(when: "every day at 9:00 UTC")), "f", Cancel);

        Assert.True(Assert.Single(await database.Schedules.ActiveAsync(Cancel)).Paused);
    }

    [Fact]
    public async Task Skipping_twice_leaves_out_the_next_two_and_no_other()
    {
        await using var database = await With(Schedule(when: "every day at 18:00 UTC"));
        var now = database.Clock.GetUtcNow();
        var id = Assert.Single(await database.Schedules.ActiveAsync(Cancel)).Id;

        var first = Assert.IsType<ScheduleChange.Skipped>(await database.Schedules.SkipNextAsync(id, NotPlanned, Nothing, Cancel));
        var second = Assert.IsType<ScheduleChange.Skipped>(await database.Schedules.SkipNextAsync(id, NotPlanned, Nothing, Cancel));

        Assert.Equal([20, 21], [first.Instant.Utc.Day, second.Instant.Utc.Day]);
        Assert.Equal(22, second.Schedule.NextAfter(now)!.Value.Utc.Day);
        Assert.Equal(2, Assert.Single(await database.Schedules.ActiveAsync(Cancel)).Skipped.Count);
    }

    [Fact]
    public async Task Nothing_ahead_cannot_be_skipped()
    {
        await using var database = await With(Schedule(when: "once 2020-01-01 10:00 UTC"));
        var id = Assert.Single(await database.Schedules.ActiveAsync(Cancel)).Id;

        Assert.IsType<ScheduleChange.NothingAhead>(await database.Schedules.SkipNextAsync(id, NotPlanned, Nothing, Cancel));
        Assert.Equal(0, database.Raised);
    }

    [Fact]
    public async Task A_schedule_from_chat_is_added_survives_the_file_and_is_removed()
    {
        await using var database = await With(Schedule("one"));
        var added = Assert.IsType<ScheduleChange.Done>(await PutAsync(database, "Clean-River")).Schedule;
        Assert.False(added.FromFile);
        Assert.IsType<ScheduleChange.NameTaken>(await PutAsync(database, "clean-river"));
        Assert.IsType<ScheduleChange.NoSuchCampaign>(await PutAsync(database, "other"));

        await database.Writer.SaveAsync(Campaign(schedules: Schedule("three")), "f", Cancel);
        Assert.Equal(["mine", "three"], (await database.Schedules.ActiveAsync(Cancel)).Select(schedule => schedule.Definition.Name));

        Assert.IsType<ScheduleChange.Done>(await database.Schedules.RemoveAsync(added.Id, Nothing, Cancel));
        Assert.IsType<ScheduleChange.NoSuchSchedule>(await database.Schedules.RemoveAsync(added.Id, Nothing, Cancel));
    }

    [Fact]
    public async Task A_schedule_of_a_file_is_not_removed_from_chat()
    {
        await using var database = await With(Schedule());
        var id = Assert.Single(await database.Schedules.ActiveAsync(Cancel)).Id;

        Assert.IsType<ScheduleChange.StandsInFile>(await database.Schedules.RemoveAsync(id, Nothing, Cancel));
        Assert.Single(await database.Schedules.ActiveAsync(Cancel));
    }

    [Fact]
    public async Task Fires_only_between_the_campaigns_first_and_last_day()
    {
        await using var database = await CampaignDatabase.CreateAsync();
        var campaign = Campaign(schedules: Schedule(when: "every day at 00:00 Asia/Tokyo"));
        await database.Writer.SaveAsync(
            campaign with { Starts = new DateOnly(2026, 12, 1), Ends = new DateOnly(2026, 12, 2) }, "f", Cancel);
        var schedule = Assert.Single(await database.Schedules.ActiveAsync(Cancel));

        var first = schedule.NextAfter(database.Clock.GetUtcNow());
        var second = schedule.NextAfter(first!.Value.Utc);

        Assert.Equal((new DateTime(2026, 12, 1), new DateTime(2026, 12, 2)), (first.Value.Local, second!.Value.Local));
        Assert.Null(schedule.NextAfter(second.Value.Utc));
    }

    private static Task Nothing(DbSession session, StoredSchedule schedule) => Task.CompletedTask;

    private static Task<DateTimeOffset?> NotPlanned(DbSession session) => Task.FromResult<DateTimeOffset?>(null);

    private static Task<ScheduleChange> PutAsync(CampaignDatabase database, string campaign) =>
        database.Database.WriteAsync(
            session => database.Schedules.PutAsync(session, campaign, Schedule("mine"), replaces: false), Cancel);

    private static async Task<CampaignDatabase> With(params ScheduleDefinition[] schedules)
    {
        var database = await CampaignDatabase.CreateAsync();
        Assert.Equal(Written.Added, await database.Writer.SaveAsync(Campaign(schedules: schedules), "f", Cancel));
        return database;
    }
}
