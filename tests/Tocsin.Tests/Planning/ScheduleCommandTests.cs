using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Commands.Planning;
using Tocsin.Core.Organizers;
using Tocsin.Core.Schedules;
using Tocsin.Core.Schedules.Store;
using Tocsin.Tests.Support;
using static Tocsin.Tests.Campaigns.CampaignBuilder;

namespace Tocsin.Tests.Planning;

/// <summary>How organizers make schedules, on the real stores and the real planner.</summary>
public class ScheduleCommandTests
{
    /// <summary>Noon in London, a Friday.</summary>
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Adding_shows_the_next_five_instants_in_local_time_and_UTC()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);

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
        await using var outbox = await RiverOutbox.OpenAsync(_clock);

        var answer = await outbox.AskAsync($"/schedule add clean-river {rule}", language: language);

        Assert.True(answer.Succeeded, answer.Text());
        Assert.Contains(first, answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_posted_until_another_person_approves()
    {
        var ledger = new LedgerPlatform("ledger", _clock);
        await using var outbox = await RiverOutbox.OpenAsync(_clock, ledger);
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
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
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
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
        await outbox.AskAsync("/schedule add clean-river every friday 18:00");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => outbox.AskAsync("/schedule approve #1", "omar")));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Single(await outbox.Get<ScheduleStore>().ActiveAsync(Outbox.Token));
    }

    [Fact]
    public async Task What_could_mean_two_things_is_asked_back_with_a_button_for_each()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);

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
        await using var outbox = await RiverOutbox.OpenAsync(_clock);

        var answer = await outbox.AskAsync(line);

        Assert.False(answer.Succeeded);
        Assert.Contains(words, answer.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_may_stand_before_and_behind_the_rule()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
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
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
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
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
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
    public async Task A_member_learns_nothing()
    {
        await using var outbox = await RiverOutbox.OpenAsync(_clock);
        await outbox.CampaignAsync(Campaign(schedules: Schedule()));

        foreach (var line in new[] { "/schedule", "/schedule add clean-river every friday 18:00", "/pause daily-call", "/report", "/settle" })
        {
            Assert.Equal("Only organizers can do that.", (await outbox.AskAsync(line, "stranger")).Text());
        }
    }
}
