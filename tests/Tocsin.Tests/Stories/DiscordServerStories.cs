using System.Globalization;
using Tocsin.Core.Chats;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>What servers, people and the line to Discord do to the whole program.</summary>
public sealed class DiscordServerStories
{
    private const string Title = "Come to the square";

    [Fact]
    public async Task Somebody_searches_with_proposals_turns_the_page_and_shares_what_was_found()
    {
        await using var bot = await new Bot().WithShippedConfiguration().WithDiscordAsync();
        var people = bot.Discord.People;
        var (ada, ben) = (people.Person("Ada"), people.Person("Ben"));
        var channel = people.Server("Server").SystemChannel!;
        await bot.StartAsync();
        await bot.ConnectedToDiscordAsync();

        var typed = people.Type(ada, channel, "search", ("words", "ale"));
        await Eventually.Done(typed.Answered);
        Assert.Contains(typed.Choices!, choice => ((string)choice!["name"]!).Contains("Aleppo", StringComparison.Ordinal));

        var asked = people.Slash(ada, channel, "search", ("words", "aleppo"));
        await Eventually.Done(asked.Answered);
        var first = asked.Answer!.Text;
        Assert.True(asked.Answer.IsEphemeral);
        await Eventually.Done(people.PressLabel(ada, asked.Answer, "Next ›").Answered);
        Assert.NotEqual(first, asked.Answer.Text);
        var second = asked.Answer.Text;

        var shared = people.PressLabel(ada, asked.Answer, "Share here");
        await Eventually.Done(shared.Answered);
        Assert.False(shared.Answer!.IsEphemeral);
        Assert.Equal(second, shared.Answer.Text);

        var byBen = people.PressLabel(ben, shared.Answer, "‹ Previous");
        await Eventually.Done(byBen.Answered);
        Assert.True(byBen.Answer!.IsEphemeral);
        Assert.Equal((first, second), (byBen.Answer.Text, shared.Answer.Text));
    }

    [Fact]
    public async Task The_gateway_breaks_ten_times_in_a_broadcast_and_everybody_who_asked_is_answered()
    {
        await using var bot = await new Bot().WithShippedConfiguration().WithDiscordAsync();
        // Slow enough that ten breaks fall into it.
        var (all, channels) = await MeetAsync(bot.With("Discord:MessagesPerSecond", "1"), servers: 10, each: 4);
        await all.PostAsync(Title, "At noon on Sunday.");

        for (var round = 0; round < 10; round++)
        {
            bot.Discord.Gateway.Drop(round % 3 == 0 ? 4000 : null);
            var asked = bot.Discord.People.Slash(all.Mia, channels[round], "search", ("words", $"round{round}"));
            await Eventually.Done(asked.Answered);
            Assert.Contains($"round{round}", asked.Answer!.Text, StringComparison.Ordinal);
        }

        Assert.InRange(Posted(), 0, channels.Count - 1);
        await Eventually.True(() => Posted() == channels.Count, "posted everywhere");
        Assert.All(channels, channel => Assert.Single(all.PostsIn(channel, Title)));
        Assert.InRange(bot.Discord.Gateway.Resumed, 10, 20);

        int Posted() => channels.Count(channel => all.PostsIn(channel, Title).Count > 0);
    }

    [Fact]
    public async Task A_server_that_throws_the_bot_out_costs_nobody_else_a_post_and_gets_its_own_when_it_lets_the_bot_in_again()
    {
        await using var bot = await new Bot().WithDiscordAsync();
        var (all, channels) = await MeetAsync(bot, servers: 5, each: 3);
        var gone = channels[0].Guild!;

        bot.Discord.People.RemoveBot(gone);
        await SuspendedAsync(SuspendReason.Kicked);
        await all.PostAsync(Title, "At noon on Sunday.");
        var others = channels.Where(channel => channel.Guild != gone).ToList();
        await Eventually.True(() => others.TrueForAll(channel => all.PostsIn(channel, Title).Count == 1), "posted to all others");
        Assert.All(channels.Except(others), channel => Assert.Empty(all.PostsIn(channel, Title)));

        bot.Discord.People.AddBot(gone);
        await SuspendedAsync(null);
        await all.PostAsync("Come to the bridge", "At noon on Monday.");
        await Eventually.True(() => channels.TrueForAll(channel => all.PostsIn(channel, "Come to the bridge").Count == 1), "posted to everybody");

        Task SuspendedAsync(SuspendReason? reason) => Eventually.True(
            () => bot.Get<ChatStore>().FindAsync(DiscordBench.Address(channels[0]), TestContext.Current.CancellationToken).GetAwaiter().GetResult()!.Suspended == reason,
            $"suspended: {reason}");
    }

    private static async Task<(DiscordOrganizers All, List<SimChannel> Channels)> MeetAsync(Bot bot, int servers, int each)
    {
        var all = new DiscordOrganizers(bot.Discord);
        var channels = Enumerable.Range(1, servers).Select(number => bot.Discord.People.Server(string.Create(CultureInfo.InvariantCulture, $"Server {number}")))
            .SelectMany(server => Enumerable.Range(1, each).Select(number => bot.Discord.People.Channel(server, string.Create(CultureInfo.InvariantCulture, $"channel-{number}"))))
            .ToList();
        await bot.With("Organizers:Owners:0", all.Owner).StartAsync();
        await all.MeetAsync();
        foreach (var channel in channels)
        {
            await bot.Get<ChatStore>().SubscribeAsync(DiscordBench.Address(channel), new ChatSettings(), TestContext.Current.CancellationToken);
        }

        return (all, channels);
    }
}
