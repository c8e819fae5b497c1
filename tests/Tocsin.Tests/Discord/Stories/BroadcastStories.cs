using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Simulators.Discord.Rest;

namespace Tocsin.Tests.Discord.Stories;

public sealed class BroadcastStories
{
    private const string Send = "POST channels/*/messages";

    private static readonly Post Call = Posts.Short("Bring a red square to the station.") with
    {
        Image = new PostImage("square.png", "A red square on a white wall"),
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_reaches_200_channels_once_although_the_program_dies_halfway_and_answers_are_lost()
    {
        await using var room = await Newsroom.OpenAsync();
        var first = await room.RunAsync(freezeAfter: 90);
        var channels = await room.SubscribeAsync(first, servers: 60, channels: 200);
        await Newsroom.PlanAsync(first, Call);
        room.Simulator.Faults.Order(Send, Fault.DoneThenDropped, times: 5);
        room.Simulator.Faults.Order(Send, Fault.BadGateway, times: 5);
        room.Simulator.Faults.RetryAfterSeconds = 0.1;
        room.Simulator.Faults.Order(Send, Fault.LimitedUser, times: 5);

        _ = first.GetRequiredService<DeliveryWorkers>().SendDueAsync(Cancelled);
        var killed = (FreezingRest)first.GetRequiredService<Tocsin.Discord.Api.IDiscordRest>();
        await Eventually.True(() => killed.Frozen >= 8, "killed with eight on their way");

        var second = await room.RunAsync();
        await Eventually.Done(room.SendAllAsync(second));

        Assert.All(channels, channel => Assert.Single(channel.Messages));
        Assert.All(channels, channel => Assert.Equal("A red square on a white wall", channel.Messages[0].Files[0].Description));
        Assert.Equal(200, await room.OpenAsync(["sent"]));
    }

    [Fact]
    public async Task A_call_is_corrected_and_then_recalled_in_every_channel()
    {
        await using var room = await Newsroom.OpenAsync();
        var run = await room.RunAsync();
        var channels = await room.SubscribeAsync(run, servers: 10, channels: 40);
        await Newsroom.PlanAsync(run, Call);
        await Eventually.Done(room.SendAllAsync(run));
        var platform = run.GetServices<IPlatform>().Single();
        var better = platform.Render(Call with { Blocks = [new PostParagraph("Bring it to the town hall.")] }, new ChatSettings())[0];

        foreach (var (chat, message) in await room.SentAsync())
        {
            Assert.IsType<SendOutcome.Delivered>(await platform.EditAsync(chat, message, better, Cancelled));
        }

        Assert.All(channels, channel => Assert.Contains("town hall", Assert.Single(channel.Messages).Text, StringComparison.Ordinal));
        Assert.All(channels, channel => Assert.Single(channel.Messages[0].Files));

        foreach (var (chat, message) in await room.SentAsync())
        {
            Assert.IsType<SendOutcome.Delivered>(await platform.DeleteAsync(chat, message, Cancelled));
        }

        Assert.All(channels, channel => Assert.Empty(channel.Messages));
    }

    [Fact]
    public async Task A_server_that_threw_the_bot_out_costs_nobody_else_a_post()
    {
        await using var room = await Newsroom.OpenAsync();
        var run = await room.RunAsync();
        var channels = await room.SubscribeAsync(run, servers: 10, channels: 30);
        channels[0].Guild!.HasBot = false;
        await Newsroom.PlanAsync(run, Call);
        await Eventually.Done(room.SendAllAsync(run));

        Assert.All(channels, channel => Assert.Equal(channel.Guild == channels[0].Guild ? 0 : 1, channel.Messages.Count));
        var chat = await run.GetRequiredService<ChatStore>().FindAsync(DiscordBench.Address(channels[0]), Cancelled);
        Assert.Equal(SuspendReason.NoPermission, chat!.Suspended);
    }

    [Fact]
    public async Task The_gateway_breaks_ten_times_during_a_broadcast_and_everybody_who_asked_is_answered()
    {
        await using var room = await Newsroom.OpenAsync();
        var run = await room.RunAsync();
        var channels = await room.SubscribeAsync(run, servers: 20, channels: 100);
        var receiver = Newsroom.ReceiverOf(run);
        await receiver.StartAsync(Cancelled);
        await Eventually.True(() => room.Simulator.Gateway.IsConnected && room.Simulator.World.Commands is not null, "connected");
        await Newsroom.PlanAsync(run, Call);
        var sending = room.SendAllAsync(run);
        var ada = room.Simulator.People.Person("Ada");

        for (var round = 0; round < 10; round++)
        {
            room.Simulator.Gateway.Drop(round % 3 == 0 ? 4000 : null);
            var asked = room.Simulator.People.Slash(ada, channels[round], "search", ("words", $"round {round}"));
            await Eventually.Done(asked.Answered);
            Assert.Contains($"round {round}", asked.Answer!.Text, StringComparison.Ordinal);
        }

        await Eventually.Done(sending);
        await receiver.StopAsync(Cancelled);
        Assert.All(channels, channel => Assert.Single(channel.Messages, message => !message.IsEphemeral));
    }
}
