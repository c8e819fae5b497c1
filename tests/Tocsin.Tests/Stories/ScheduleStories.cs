using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Organizers;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Stories;

/// <summary>Two organizers plan in chat, before the real program.</summary>
public sealed class ScheduleStories
{
    /// <summary>The Thursday before the clocks go back in Paris.</summary>
    private static readonly DateTimeOffset Thursday = new(2026, 10, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_unclear_time_is_asked_back_and_runs_when_a_second_person_approves()
    {
        await using var bot = await OpenAsync();
        bot.Screen.Type("/schedule add clean-river every friday 6");
        await bot.Screen.SeeAsync("It is not clear what the number 6 counts.");
        await bot.Screen.SeeAsync("/schedule add clean-river every friday 18:00");

        bot.Screen.Type("/schedule add clean-river every friday 18:00");

        await bot.Screen.SeeAsync("waits for a second person");
        Assert.Contains("every-friday-18-00 runs", await OmarAsync(bot, "/schedule approve every-friday-18-00"), StringComparison.Ordinal);
        bot.Screen.Type("/schedule next 2");
        // The clocks go back between the two.
        await bot.Screen.SeeAsync("Fri 23 Oct 2026 18:00 Europe/Paris (16:00 UTC)");
        await bot.Screen.SeeAsync("Fri 30 Oct 2026 18:00 Europe/Paris (17:00 UTC)");
    }

    private static async Task<Bot> OpenAsync()
    {
        var bot = new Bot(Thursday);
        await File.WriteAllTextAsync(
            Path.Combine(bot.Config, "tocsin.json"),
            """{ "Organizers": { "Owners": ["local:keeper Ana", "local:omar Omar"] } }""",
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(bot.Campaigns, "clean-river.yaml"),
            """
            zone: Europe/Paris
            texts:
              en:
                title: Clean river
                call: Come to the river on Sunday.
            """,
            TestContext.Current.CancellationToken);
        await bot.StartAsync();
        return bot;
    }

    private static async Task<string> OmarAsync(Bot bot, string line)
    {
        var answer = await bot.Get<CommandRouter>().AnswerAsync(
            new CommandRequest(line, new ChatAddress("local", "terminal"), CommandRole.Member, "en") { Person = new Person("local", "omar") },
            TestContext.Current.CancellationToken);
        Assert.True(answer.Succeeded, answer.Text());
        return answer.Text();
    }
}
