using System.Globalization;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>A schedule made in chat keeps its hour on the wall while the clocks of its zone change.</summary>
public sealed class DaylightSavingStories
{
    private static readonly DateTimeOffset Thursday = new(2026, 10, 22, 17, 0, 0, TimeSpan.Zero);

    /// <summary>Six in the evening in Paris on four days, before and after three became two in the night to Sunday.</summary>
    private static readonly DateTimeOffset[] Evenings =
    [
        new(2026, 10, 23, 16, 0, 0, TimeSpan.Zero),
        new(2026, 10, 24, 16, 0, 0, TimeSpan.Zero),
        new(2026, 10, 25, 17, 0, 0, TimeSpan.Zero),
        new(2026, 10, 26, 17, 0, 0, TimeSpan.Zero),
    ];

    [Fact]
    public async Task A_daily_post_comes_once_an_evening_at_the_same_local_hour_when_the_clocks_go_back()
    {
        await using var bot = new Bot(Thursday);
        await bot.WithTelegramAsync();
        var (ana, omar) = (bot.Telegram.People.Person("Ana"), bot.Telegram.People.Person("Omar"));
        await WriteConfigurationAsync(bot, ana, omar);
        await bot.StartAsync();
        var group = bot.Telegram.People.Chat("Group");
        group.Admins.Add(ana.Id);
        bot.Telegram.People.AddBot(group, ana);
        bot.Telegram.People.Say(ana, group, "/subscribe");
        await bot.SeeAsync(group, "This chat now receives");

        var (hers, his) = (bot.Telegram.World.Chats[ana.Id], bot.Telegram.World.Chats[omar.Id]);
        bot.Telegram.People.Say(ana, hers, "/schedule add clean-river every day 18:00 Europe/Paris");
        await bot.SeeAsync(hers, "waits for a second person");
        await bot.SeeAsync(hers, "Sat 24 Oct 2026 18:00 Europe/Paris (16:00 UTC)");
        await bot.SeeAsync(hers, "Sun 25 Oct 2026 18:00 Europe/Paris (17:00 UTC)");
        bot.Telegram.People.Say(omar, his, "/schedule approve every-day-18-00");
        await bot.SeeAsync(his, "every-day-18-00 runs");

        foreach (var (number, evening) in Evenings.Index())
        {
            // Awake as the instant comes: what is posted is no catching up.
            await bot.SleepUntilAsync(evening - TimeSpan.FromSeconds(5));
            await Eventually.True(() => bot.Clock.GetUtcNow() >= evening, "six o'clock in Paris");
            await bot.SweepAsync();
            await Eventually.True(() => Calls(bot, group).Count > number, $"the call of {evening:O}");
        }

        var posted = Calls(bot, group);
        Assert.Equal(Evenings.Length, posted.Count);
        Assert.All(
            posted.Zip(Evenings),
            pair => Assert.InRange(pair.First, pair.Second, pair.Second + TimeSpan.FromMinutes(2)));
    }

    /// <summary>When each call came into the chat.</summary>
    private static List<DateTimeOffset> Calls(Bot bot, SimChat chat)
    {
        lock (bot.Telegram.World.Gate)
        {
            return [.. chat.Standing.Where(message => message.Text.Contains("Come to the river", StringComparison.Ordinal)).Select(message => message.Date)];
        }
    }

    private static async Task WriteConfigurationAsync(Bot bot, SimUser ana, SimUser omar)
    {
        await File.WriteAllTextAsync(
            Path.Combine(bot.Config, "tocsin.json"),
            string.Create(
                CultureInfo.InvariantCulture, $$"""{ "Organizers": { "Owners": ["telegram:{{ana.Id}} Ana", "telegram:{{omar.Id}} Omar"] } }"""),
            TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(bot.Campaigns, "clean-river.yaml"),
            "zone: Europe/Paris\ntexts:\n  en:\n    title: Clean river\n    call: Come to the river on Sunday.\n",
            TestContext.Current.CancellationToken);
    }
}
