using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>The whole program with both platforms at once.</summary>
public sealed class PlatformStories
{
    private static readonly DateTimeOffset FridayAtSixInParis = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_call_reaches_a_group_on_telegram_and_a_channel_on_discord()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        var ada = bot.Telegram.People.Person("Ada");
        var group = bot.Telegram.People.Chat("Group");
        group.Admins.Add(ada.Id);
        var channel = bot.Discord.People.Server("Server").SystemChannel!;
        await bot.StartAsync();

        bot.Telegram.People.AddBot(group, ada);
        bot.Telegram.People.Say(ada, group, "/subscribe");
        await bot.ConnectedToDiscordAsync();
        var asked = bot.Discord.People.Slash(bot.Discord.People.Person("Bea", permissions: Permissions.Administrator), channel, "subscribe");

        await bot.SeeAsync(group, "This chat now receives");
        await Eventually.Done(asked.Answered);
        await bot.SleepUntilAsync(FridayAtSixInParis - TimeSpan.FromSeconds(10));

        await bot.SeeAsync(group, "The cessation of all bombing");
        await bot.SeeAsync(channel, "The cessation of all bombing");
        Assert.Single(bot.Telegram.CallsOf("sendPhoto"));
    }

    [Fact]
    public async Task A_refused_token_is_one_line_and_the_other_platform_runs_on()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        bot.With("Telegram:Token", "4242:not-the-token");
        await bot.StartAsync();

        await Eventually.True(() => bot.Discord.Gateway.IsConnected, "connected to Discord");
        await Eventually.True(() => Refusals(bot) == 1, "told that Telegram refuses the token");
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("not-the-token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_Discord_refuses_is_one_line_and_Telegram_runs_on()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        var ada = bot.Telegram.People.Person("Ada");
        await bot.With("Discord:Token", "not.the.token").StartAsync();

        await Eventually.True(() => Lines().Count == 1, "told that Discord refuses the token");
        bot.Telegram.People.Say(ada, bot.Telegram.World.Chats[ada.Id], "/help");
        await bot.SeeAsync(bot.Telegram.World.Chats[ada.Id], "/search");

        Assert.Contains("Discord:Token", Assert.Single(Lines()), StringComparison.Ordinal);
        Assert.Equal(0, bot.Discord.Gateway.Connected);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("not.the.token", StringComparison.Ordinal));

        List<string> Lines() => [.. bot.Log.Lines.Where(line => line.Contains("Discord is off", StringComparison.Ordinal))];
    }

    private static int Refusals(Bot bot) => bot.Log.Lines.Count(line => line.Contains("Telegram refuses the token", StringComparison.Ordinal));
}
