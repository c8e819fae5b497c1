using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Planning;
using Tocsin.Core.Delivery;
using Tocsin.Core.Organizers;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;
using Tocsin.Core.Wording;
using Tocsin.Tests.Support;
using static Tocsin.Tests.Campaigns.CampaignBuilder;

namespace Tocsin.Tests.Planning;

/// <summary>What organizers type, on the real stores and the real planner.</summary>
public class ScheduleCommandTests
{
    /// <summary>Noon in London, a Friday.</summary>
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Adding_shows_the_next_five_instants_in_local_time_and_UTC()
    {
        await using var outbox = await OpenAsync();

        var answer = await outbox.AskAsync("/schedule add clean-river every friday 18:00 Europe/Paris");

        Assert.True(answer.Succeeded, answer.Text());
        Assert.Contains("clean-river/every-friday-18-00 waits for a second person", answer.Text(), StringComparison.Ordinal);
        Assert.Contains("the call\n1 chat (all)", answer.Text(), StringComparison.Ordinal);
        Assert.Contains(
            "Fri 20 Nov 2026 18:00 Europe/Paris (17:00 UTC)\nFri 27 Nov 2026 18:00 Europe/Paris (17:00 UTC)\nFri 4 Dec 2026", answer.Text(), StringComparison.Ordinal);
        Assert.Equal(5, answer.Text().Split("(17:00 UTC)").Length - 1);
        Assert.Equal(["/schedule approve #1", "/schedule reject #1"], answer.Commands());
    }

    [Theory]
    [InlineData("en", "every monday 9:00", "Mon 23 Nov 2026 09:00 Europe/Paris (08:00 UTC)")]
    [InlineData("fr", "chaque lundi 9h", "lun. 23 nov. 2026 09:00 Europe/Paris (08:00 UTC)")]
    [InlineData("es", "cada lunes a las 9:00", "lun 23 nov 2026 09:00 Europe/Paris (08:00 UTC)")]
    [InlineData("ar", "كل اثنين الساعة 9:00", "الاثنين 23 نوفمبر 2026 09:00 Europe/Paris (08:00 UTC)")]
    public async Task Is_spoken_to_in_four_languages(string language, string rule, string first)
    {
        await using var outbox = await OpenAsync();

        var answer = await outbox.AskAsync($"/schedule add clean-river {rule}", language: language);

        Assert.True(answer.Succeeded, answer.Text());
        Assert.Contains(first, answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_posted_until_another_person_approves()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await OpenAsync(ledger);
        await outbox.AskAsync("/schedule add clean-river every friday 18:00 as:friday");
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await outbox.SweepAsync());

        Assert.False((await outbox.AskAsync("/schedule approve friday")).Succeeded);
        Assert.Contains("clean-river/friday runs", (await outbox.AskAsync("/schedule approve friday", "omar")).Text(), StringComparison.Ordinal);
        Assert.Equal(0, await outbox.SweepAsync());
        _clock.Advance(TimeSpan.FromHours(6));

        Assert.Equal(1, await outbox.SweepAsync());
        await outbox.SendDueAsync();
        Assert.Single(ledger.Posted);
        Assert.Equal(
            ["schedule.propose", "schedule.approve"],
            await outbox.Database.ReadAsync(session => session.QueryAsync<string>("SELECT action FROM audit ORDER BY number"), Outbox.Token));
    }

    [Fact]
    public async Task An_organizer_without_the_right_does_not_approve()
    {
        await using var outbox = await OpenAsync();
        await outbox.AskAsync("/schedule add clean-river every friday 18:00");
        var request = new CommandRequest("", new ChatAddress("local", "room"), CommandRole.Organizer, "en");

        var answer = await outbox.Get<ScheduleDeciding>().ApproveAsync(
            new CommandCall(request, "") { Actor = new Actor("0123456789abcdef", "Bea", OrganizerRole.Organizer) }, "#1", Outbox.Token);

        Assert.Equal("Only approvers can do that.", answer.Text());
        Assert.Empty(await outbox.Get<ScheduleStore>().ActiveAsync(Outbox.Token));
    }

    [Fact]
    public async Task Two_who_approve_at_once_make_one_schedule()
    {
        await using var outbox = await OpenAsync();
        await outbox.AskAsync("/schedule add clean-river every friday 18:00");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => outbox.AskAsync("/schedule approve #1", "omar")));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Single(await outbox.Get<ScheduleStore>().ActiveAsync(Outbox.Token));
    }

    [Fact]
    public async Task What_could_mean_two_things_is_asked_back_with_a_button_for_each()
    {
        await using var outbox = await OpenAsync();

        var question = await outbox.AskAsync("/schedule add clean-river every day at 6 what:reminder");

        Assert.False(question.Succeeded);
        Assert.Contains("Which one: 06:00 or 18:00?", question.Text(), StringComparison.Ordinal);
        Assert.Equal(2, question.Commands().Count);
        var chosen = await outbox.AskAsync(question.Commands()[1]);
        Assert.True(chosen.Succeeded, chosen.Text());
        Assert.Contains("every day at 18:00 · the reminder", chosen.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/schedule add clean-river once 2020-01-01 10:00", "it has passed")]
    [InlineData("/schedule add clean-river every blue moon", "is not understood")]
    [InlineData("/schedule add clean-river every friday 18:00 to:mars", "for whom \"mars\" is")]
    [InlineData("/schedule add clean-river every friday 18:00 what:article:99", "What should it post?")]
    [InlineData("/schedule add clean-river every friday 18:00 expires:\"a while\"", "no span of time")]
    [InlineData("/schedule add clean-river every friday 18:00 catch-up:maybe", "catch-up:skip")]
    [InlineData("/schedule add clean-rivr every friday 18:00", "There is no campaign \"clean-rivr\"")]
    [InlineData("/schedule dance", "Write, for example")]
    [InlineData("/schedule pause nothing", "There are no schedules yet")]
    public async Task What_is_impossible_is_a_question_too(string line, string words)
    {
        await using var outbox = await OpenAsync();

        var answer = await outbox.AskAsync(line);

        Assert.False(answer.Succeeded);
        Assert.Contains(words, answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_may_stand_before_and_behind_the_rule()
    {
        await using var outbox = await OpenAsync();
        await outbox.AskAsync("/schedule add clean-river catch-up:ask every friday 18:00 what:digest:water to:\"telegram en #water\" as:mine expires:3h");
        await outbox.AskAsync("/schedule approve mine", "omar");

        var definition = Assert.Single(await outbox.Get<ScheduleStore>().ActiveAsync(Outbox.Token)).Definition;

        Assert.Equal(["water"], Assert.IsType<ScheduledContent.Digest>(definition.What).Topics);
        Assert.Equal((CatchUp.Ask, TimeSpan.FromHours(3), Priority.Digest), (definition.CatchUp, definition.ExpiresAfter, definition.Priority));
        Assert.Equal(("telegram", "en", "water"), (Assert.Single(definition.Audience!.Platforms), Assert.Single(definition.Audience.Languages), Assert.Single(definition.Audience.Topics)));
    }

    [Fact]
    public async Task A_change_waits_while_the_old_rule_goes_on()
    {
        await using var outbox = await OpenAsync();
        await outbox.AskAsync("/schedule add clean-river every friday 18:00 as:mine");
        await outbox.AskAsync("/schedule approve mine", "omar");

        var asked = await outbox.AskAsync("/schedule change mine every monday 9:00 Europe/Berlin", "omar");

        Assert.Contains("Mon 23 Nov 2026 09:00 Europe/Berlin", asked.Text(), StringComparison.Ordinal);
        Assert.Equal("every friday 18:00", Assert.Single(await outbox.Get<ScheduleStore>().ActiveAsync(Outbox.Token)).Definition.When.Text);
        Assert.True((await outbox.AskAsync("/schedule approve mine")).Succeeded);
        Assert.Equal("every monday 9:00 Europe/Berlin", Assert.Single(await outbox.Get<ScheduleStore>().ActiveAsync(Outbox.Token)).Definition.When.Text);
    }

    [Fact]
    public async Task A_name_that_stood_for_something_else_is_read_before_it_is_approved()
    {
        await using var outbox = await OpenAsync();
        await outbox.AskAsync("/schedule add clean-river every friday 18:00 as:mine");
        Assert.False((await outbox.AskAsync("/schedule add clean-river every minute as:mine")).Succeeded);
        await outbox.AskAsync("/schedule remove mine");
        await outbox.AskAsync("/schedule add clean-river every 5 minutes as:mine");

        var shown = await outbox.AskAsync("/schedule approve mine", "omar");

        Assert.Empty(await outbox.Get<ScheduleStore>().ActiveAsync(Outbox.Token));
        Assert.Contains("every 5 minutes", shown.Text(), StringComparison.Ordinal);
        Assert.False((await outbox.AskAsync("/schedule approve #1", "omar")).Succeeded);
        Assert.True((await outbox.AskAsync(shown.Commands()[0], "omar")).Succeeded);
    }

    [Fact]
    public async Task A_schedule_of_a_file_is_paused_and_skipped_here_and_changed_there()
    {
        await using var outbox = await OpenAsync();
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
        await using var outbox = await OpenAsync();
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
        await using var outbox = await OpenAsync(ledger);
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
        await using var outbox = await OpenAsync();
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
        await using var outbox = await OpenAsync();
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
        await using var outbox = await OpenAsync();
        await outbox.CampaignAsync(Campaign(schedules: Schedule()));
        await outbox.CampaignAsync(Campaign("blue-sky", Schedule()));

        var question = await outbox.AskAsync("/pause daily-call");

        Assert.Equal(["/schedule pause blue-sky/daily-call", "/schedule pause clean-river/daily-call"], question.Commands());
        Assert.True((await outbox.AskAsync(question.Commands()[0])).Succeeded);
        Assert.Equal(["/schedule pause daily-call"], (await outbox.AskAsync("/pause dayly-call")).Commands());
    }

    [Fact]
    public async Task A_member_learns_nothing()
    {
        await using var outbox = await OpenAsync();
        await outbox.CampaignAsync(Campaign(schedules: Schedule()));

        foreach (var line in new[] { "/schedule", "/schedule add clean-river every friday 18:00", "/pause daily-call", "/report", "/settle" })
        {
            Assert.Equal("Only organizers can do that.", (await outbox.AskAsync(line, "stranger")).Text());
        }
    }

    [Fact]
    public async Task Organizers_are_told_of_every_deed()
    {
        await using var outbox = await OpenAsync();
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

    private async Task<Outbox> OpenAsync(LedgerPlatform? ledger = null)
    {
        var outbox = await Outbox.OpenAsync(_clock, ledger ?? new LedgerPlatform("ledger", _clock));
        await outbox.SubscribeAsync("ledger", 1);
        await outbox.CampaignAsync(Campaign() with { Zone = "Europe/Paris" });
        return outbox;
    }
}
