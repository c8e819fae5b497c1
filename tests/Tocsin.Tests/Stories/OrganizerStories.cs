namespace Tocsin.Tests.Stories;

public sealed class OrganizerStories
{
    private static readonly string[] ForOrganizers =
        ["organizers", "organizers add approver Mallory", "room on", "notices", "halt", "resume", "audit", "chats"];

    [Fact]
    public async Task An_owner_appoints_an_approver_with_a_code()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();

        await bot.AppointAsync("Ana", "approver");
        bot.Screen.Type("/organizers");

        await bot.Screen.SeeAsync("Ana — approver");
        await bot.Screen.SeeAsync("keeper — owner");
    }

    [Fact]
    public async Task A_wrong_code_makes_nobody_an_organizer()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();

        bot.Screen.Type("/as mallory");
        await bot.Screen.SeeAsync("You speak as mallory now.");
        bot.Screen.Type("/join 00000-00000");
        await bot.Screen.SeeAsync("That code does not work (any more).");
        bot.Screen.Type("/audit");

        await bot.Screen.SeeAsync("Only organizers can do that.");
    }

    [Fact]
    public async Task A_member_tries_every_organizer_command_and_learns_nothing()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        bot.Screen.Type("/as mallory");
        await bot.Screen.SeeAsync("You speak as mallory now.");

        foreach (var command in ForOrganizers)
        {
            bot.Screen.Type($"/{command}");
        }

        bot.Screen.Type("/help");
        await bot.Screen.SeeAsync("What I can do");

        Assert.Equal(ForOrganizers.Length, bot.Screen.Count("Only organizers can do that."));
        Assert.DoesNotContain("/halt", bot.Screen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("keeper —", bot.Screen.Text, StringComparison.Ordinal);
        Assert.Null(await bot.HaltAsync());
    }

    [Fact]
    public async Task An_organizer_cannot_appoint()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        await bot.AppointAsync("Ana", "approver");

        bot.Screen.Type("/as ana");
        bot.Screen.Type("/organizers add approver Mallory");

        await bot.Screen.SeeAsync("Only owners can do that.");
    }

    [Fact]
    public async Task It_takes_two_to_resume_and_a_restart_between_them_forgets_neither()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        await bot.AppointAsync("Ana", "organizer");

        bot.Screen.Type("/halt wrong photo");
        await bot.Screen.SeeAsync("Everything is halted.");
        await bot.Screen.SeeAsync("by keeper: wrong photo");
        bot.Screen.Type("/resume");
        await bot.Screen.SeeAsync("A second organizer must write /resume");
        bot.Screen.Type("/resume");
        await bot.SeeInTimeAsync("keeper asks to resume.");
        Assert.NotNull(await bot.HaltAsync());
        await bot.StopAsync();

        await bot.StartAsync();
        Assert.NotNull(await bot.HaltAsync());
        bot.Screen.Type("/as ana");
        bot.Screen.Type("/resume");

        await bot.Screen.SeeAsync("Together with keeper you let everything go on.");
        Assert.Null(await bot.HaltAsync());
    }

    [Fact]
    public async Task A_wish_to_resume_lapses_after_an_hour()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        await bot.AppointAsync("Ana", "organizer");
        bot.Screen.Type("/halt");
        bot.Screen.Type("/resume");
        await bot.Screen.SeeAsync("A second organizer must write /resume");

        bot.Clock.Advance(TimeSpan.FromHours(1));
        bot.Screen.Type("/as ana");
        bot.Screen.Type("/resume");
        bot.Screen.Type("/latest");
        await bot.Screen.SeeAsync("Newest articles");

        Assert.NotNull(await bot.HaltAsync());
    }

    [Fact]
    public async Task While_halted_nothing_is_posted_and_people_are_answered()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        bot.Screen.Type("/halt");
        await bot.Screen.SeeAsync("Everything is halted.");

        bot.Clock.Advance(TimeSpan.FromSeconds(15));
        await bot.SweepAsync();
        bot.Screen.Type("/search hospital");

        await bot.Screen.SeeAsync("The al-Quds hospital in Aleppo");
        Assert.DoesNotContain("■ Why profile pictures turned red", bot.Screen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_is_posted_once_through_a_restart()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        bot.Screen.Type("/halt a test");
        await bot.SeeInTimeAsync("keeper halted everything: a test.");
        await bot.StopAsync();
        Assert.Equal(1, bot.Screen.Count("keeper halted everything: a test."));

        await bot.StartAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        bot.Screen.Type("/latest");
        await bot.Screen.SeeAsync("Newest articles");

        Assert.Equal(0, bot.Screen.Count("keeper halted everything"));
    }

    [Fact]
    public async Task What_is_typed_cannot_pass_for_lines_of_the_bot()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();

        bot.Screen.Type("/halt x\u0007\u001b[31m '); DROP TABLE halt; -- {0} @everyone \u202Eegassem <b>bold</b>");
        await bot.Screen.SeeAsync("'); DROP TABLE halt; -- {0} @everyone egassem <b>bold</b>");
        bot.Screen.Type("/audit 1");

        await bot.Screen.SeeAsync("keeper: halt.set");
        Assert.DoesNotContain('\u001b', bot.Screen.Text);
        Assert.NotNull(await bot.HaltAsync());
    }

    [Fact]
    public async Task A_chat_is_erased_at_its_admins_wish()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(15));
        await bot.SweepAsync();
        await bot.Screen.SeeAsync("■ Why profile pictures turned red");

        bot.Screen.Type("/erase");
        await bot.Screen.SeeAsync("Erased would be:");
        bot.Screen.Type("/erase yes");
        await bot.Screen.SeeAsync("This chat is forgotten.");
        bot.Screen.Type("/chats");
        await bot.Screen.SeeAsync("No chat has subscribed yet.");

        Assert.Equal((1, 0, 0), await bot.TracesAsync("terminal"));
    }

    [Fact]
    public async Task Privacy_says_what_is_stored()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();

        bot.Screen.Type("/privacy");

        await bot.Screen.SeeAsync("For 90 days");
        await bot.Screen.SeeAsync("a pseudonym made of their account");
        await bot.Screen.SeeAsync("Of what organizers proposed: the texts, the images");
        await bot.Screen.SeeAsync("at last. This stays");
        await bot.Screen.SeeAsync("Of corrections, recalls and schedules asked for in chat");
    }
}
