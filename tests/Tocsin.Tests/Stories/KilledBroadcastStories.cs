using System.Globalization;
using Tocsin.Simulators.Discord;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>The real program in a process of its own, killed while it posts.</summary>
public sealed class KilledBroadcastStories
{
    private const string Send = "POST channels/*/messages";
    private const string Title = "Come to the square";

    [Fact]
    public async Task A_call_stands_once_in_every_channel_though_the_program_is_killed_halfway_and_answers_are_lost()
    {
        await using var discord = await DiscordSimulator.StartAsync(TimeProvider.System, DiscordSpec.Path);
        var all = new DiscordOrganizers(discord);
        var channels = Enumerable.Range(1, 10).Select(number => discord.People.Server(string.Create(CultureInfo.InvariantCulture, $"Server {number}")))
            .SelectMany(server => Enumerable.Range(1, 5).Select(number => discord.People.Channel(server, string.Create(CultureInfo.InvariantCulture, $"channel-{number}"))))
            .Append(all.Channel).ToList();
        await using var program = new RealProgram()
            .With("Discord:Token", discord.Token).With("Discord:BaseUrl", discord.BaseUrl).With("Organizers:Owners:0", all.Owner);
        await program.StartAsync();
        await all.MeetAsync();
        foreach (var channel in channels)
        {
            await Eventually.Done(discord.People.Slash(all.Bea, channel, "subscribe").Answered);
        }

        discord.Faults.RetryAfterSeconds = 0.1;
        discord.Faults.Order(Send, Fault.DoneThenStalled, times: 4);
        discord.Faults.Order(Send, Fault.DoneThenDropped, times: 3);
        discord.Faults.Order(Send, Fault.BadGateway, times: 3);
        discord.Faults.Order(Send, Fault.LimitedUser, times: 3);
        await all.PostAsync(Title, "At noon on Sunday.");
        await Eventually.True(() => Posts() >= 15, "in the middle of the broadcast");
        await program.KillAsync();
        var then = Posts();
        Assert.InRange(then, 15, channels.Count - 1);

        await program.StartAsync();

        await Eventually.True(() => channels.All(channel => all.PostsIn(channel, Title).Count > 0), "posted everywhere");
        Assert.All(channels, channel => Assert.Single(all.PostsIn(channel, Title)));
        // Those whose answer was lost were asked for again, and found by their nonce.
        var nonces = discord.CallsOf(Send).Select(call => (string?)call.Fields["nonce"]).OfType<string>().ToList();
        Assert.InRange(nonces.Count - nonces.Distinct(StringComparer.Ordinal).Count(), 7, 100);
        Assert.Empty(discord.Problems);

        int Posts() => channels.Sum(channel => all.PostsIn(channel, Title).Count);
    }
}
