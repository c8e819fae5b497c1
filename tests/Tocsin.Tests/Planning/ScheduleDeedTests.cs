using Tocsin.Core.Delivery;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Wording;
using Tocsin.Tests.Support;
using static Tocsin.Tests.Campaigns.CampaignBuilder;

namespace Tocsin.Tests.Planning;

/// <summary>What organizers do with schedules that run: pause, skip, answer for what was missed, and list them.</summary>
public class ScheduleDeedTests
{
    /// <summary>Noon in London, a Friday.</summary>
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_schedule_of_a_file_is_paused_and_skipped_here_and_changed_there()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
        await outbox.CampaignAsync(Campaign(schedules: Schedule()));

        foreach (var line in new[] { "/schedule change daily-call every monday 9:00", "/schedule remove daily-call" })
        {
            var answer = await outbox.AskAsync(line);
            Assert.Contains("clean-river/daily-call stands in the file test.yaml", answer.Text(), StringComparison.Ordinal);
            Assert.Equal(["/schedule pause clean-river/daily-call", "/schedule skip clean-river/daily-call"], answer.Commands());
        }

        Assert.Contains("left out Fri 20 Nov 2026 18:00", (await outbox.AskAsync("/schedule skip daily-call")).Text(), StringComparison.Ordinal);
        Assert.True((await outbox.AskAsync("/pause daily-call")).Succeeded);
        await outbox.CampaignAsync(Campaign(schedules: Schedule() with { CatchUp = CatchUp.All }));

        var schedule = Assert.Single(await outbox.Get<ScheduleStore>().ActiveAsync(Outbox.Token));
        Assert.True(schedule.Paused);
        Assert.Single(schedule.Skipped);
        Assert.Contains("Sat 21 Nov 2026 18:00", (await outbox.AskAsync("/unpause daily-call")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_outbox_already_is_not_what_is_skipped()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
        await outbox.CampaignAsync(Campaign(schedules: Schedule()));
        _clock.Advance(TimeSpan.FromHours(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(1, await outbox.SweepAsync());

        var answer = await outbox.AskAsync("/schedule skip daily-call");

        Assert.Contains("left out Sat 21 Nov 2026 18:00", answer.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post", 1, DeliveryState.Sent)]
    [InlineData("skip", 0, DeliveryState.Cancelled)]
    public async Task A_missed_post_is_answered_for_once(string answer, int posted, DeliveryState state)
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await RiverOutbox.OpenAsync(_clock, ledger);
        await outbox.CampaignAsync(Campaign(schedules: Schedule() with { CatchUp = CatchUp.Ask }));
        _clock.Advance(TimeSpan.FromHours(8));
        await outbox.SweepAsync();

        var list = await outbox.AskAsync("/schedule answer");
        Assert.Equal(["/schedule answer 1 post", "/schedule answer 1 skip"], list.Commands());
        var both = await Task.WhenAll(outbox.AskAsync($"/schedule answer 1 {answer}"), outbox.AskAsync($"/schedule answer 1 {answer}", "omar"));
        await outbox.RestartAsync();
        Assert.False((await outbox.AskAsync("/schedule answer 1 post")).Succeeded);
        await outbox.SendDueAsync();

        Assert.Single(both, one => one.Succeeded);
        Assert.Equal(posted, ledger.Posted.Count);
        Assert.Equal(1, (await outbox.CountAsync())[state]);
    }

    [Fact]
    public async Task What_came_too_late_can_only_be_left_out()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
        await outbox.CampaignAsync(Campaign(schedules: Schedule() with { CatchUp = CatchUp.Ask }));
        _clock.Advance(TimeSpan.FromHours(8));
        await outbox.SweepAsync();
        _clock.Advance(TimeSpan.FromHours(24));

        var late = await outbox.AskAsync("/schedule answer 1 post");

        Assert.False(late.Succeeded);
        Assert.Contains("can only be left out", late.Text(), StringComparison.Ordinal);
        Assert.True((await outbox.AskAsync(late.Commands()[0])).Succeeded);
    }

    [Fact]
    public async Task The_list_shows_what_waits_what_runs_and_what_is_paused()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
        await outbox.CampaignAsync(Campaign(schedules: [Schedule("one"), Schedule("two")]) with { Zone = "Europe/Paris" });
        await outbox.AskAsync("/pause two");
        await outbox.AskAsync("/schedule add clean-river every monday 9:00 as:three");

        var list = await outbox.AskAsync("/schedule");

        Assert.Contains("3 schedules", list.Text(), StringComparison.Ordinal);
        Assert.Contains("clean-river/three (#1)\nevery monday 9:00 · the call\nwaits for approval", list.Text(), StringComparison.Ordinal);
        Assert.Contains("clean-river/one (file)\nevery day at 18:00 Europe/Paris · the call\nnext: Fri 20 Nov 2026 18:00", list.Text(), StringComparison.Ordinal);
        Assert.Contains("clean-river/two (file)\nevery day at 18:00 Europe/Paris · the call\npaused", list.Text(), StringComparison.Ordinal);
        Assert.Equal("/schedule approve #1", list.Commands()[0]);
        Assert.Contains("clean-river/one · the call", (await outbox.AskAsync("/schedule next 3")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_in_two_campaigns_is_asked_back()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
        await outbox.CampaignAsync(Campaign(schedules: Schedule()));
        await outbox.CampaignAsync(Campaign("blue-sky", Schedule()));

        var question = await outbox.AskAsync("/pause daily-call");

        Assert.Equal(["/schedule pause blue-sky/daily-call", "/schedule pause clean-river/daily-call"], question.Commands());
        Assert.True((await outbox.AskAsync(question.Commands()[0])).Succeeded);
        Assert.Equal(["/schedule pause daily-call"], (await outbox.AskAsync("/pause dayly-call")).Commands());
    }

    [Fact]
    public async Task Organizers_are_told_of_every_deed()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
        await outbox.AskAsync("/schedule add clean-river every friday 18:00 as:mine");
        await outbox.AskAsync("/schedule approve mine", "omar");
        foreach (var deed in new[] { "pause", "resume", "skip", "remove" })
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True((await outbox.AskAsync($"/schedule {deed} mine")).Succeeded);
        }

        var notices = await outbox.Get<NoticeStore>().UnseenAsync(20, Outbox.Token);

        Assert.Equal(
            ["schedule-proposed", "schedule-approve", "schedule-pause", "schedule-resume", "schedule-skip", "schedule-remove"],
            notices.Select(notice => notice.Kind));
        Assert.All(
            Words.Languages,
            language => Assert.All(notices, notice => Assert.Contains("clean-river/mine", notice.Text(Words.For(language)), StringComparison.Ordinal)));
    }
}
