using Microsoft.Extensions.DependencyInjection;
using Tocsin.Core.Corrections;
using Tocsin.Core.Corrections.Changes;
using Tocsin.Core.Corrections.Reports;
using Tocsin.Core.Posts;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Tests.Corrections;

namespace Tocsin.Tests.Discord.Stories;

public sealed class CorrectionStories
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_is_corrected_and_then_recalled_in_every_channel_while_Discord_stumbles()
    {
        await using var room = await Newsroom.OpenAsync();
        var run = await room.RunAsync();
        var channels = await room.SubscribeAsync(run, servers: 10, channels: 40);
        await Newsroom.PlanAsync(run, Posts.Short("Bring a red square to the station.") with { Image = new PostImage("square.png", "A red square") });
        await Eventually.Done(room.SendAllAsync(run));
        room.Simulator.Faults.RetryAfterSeconds = 0.1;
        room.Simulator.Faults.Order("PATCH channels/*/messages/*", Fault.LimitedUser, times: 3);
        room.Simulator.Faults.Order("PATCH channels/*/messages/*", Fault.DoneThenDropped, times: 3);
        var desk = run.GetRequiredService<CorrectionDesk>();
        var post = new CorrectionTarget.Post(1);

        var proposed = Assert.IsType<CorrectionOutcome.Proposed>(await desk.ProposeAsync(
            new CorrectionRequest(post) { Find = "station", Replace = "town hall", Reason = "it moved" }, CorrectionBench.Ada, Cancelled));
        await desk.ApproveAsync(proposed.Correction.Id, CorrectionBench.Ben, emergency: false, Cancelled);
        await Eventually.Done(ChangeAllAsync(room, run));

        Assert.All(channels, channel => Assert.Contains("town hall", Assert.Single(channel.Messages).Text, StringComparison.Ordinal));
        Assert.All(channels, channel => Assert.Contains("it moved", channel.Messages[0].Text, StringComparison.Ordinal));
        Assert.All(channels, channel => Assert.Single(channel.Messages[0].Files));

        await desk.RecallAsync(post, deletes: false, null, CorrectionBench.Ada, Cancelled);
        await Eventually.Done(ChangeAllAsync(room, run));
        Assert.All(channels, channel => Assert.Contains("have withdrawn it", Assert.Single(channel.Messages).Text, StringComparison.Ordinal));
        Assert.All(channels, channel => Assert.Empty(channel.Messages[0].Files));

        await desk.RecallAsync(post, deletes: true, null, CorrectionBench.Ada, Cancelled);
        await Eventually.Done(ChangeAllAsync(room, run));
        Assert.All(channels, channel => Assert.Empty(channel.Messages));
    }

    [Fact]
    public async Task A_server_without_the_bot_is_reported_and_a_link_leads_to_the_copy()
    {
        await using var room = await Newsroom.OpenAsync();
        var run = await room.RunAsync();
        var channels = await room.SubscribeAsync(run, servers: 3, channels: 3);
        await Newsroom.PlanAsync(run, Posts.Short("Bring a red square to the station."));
        await Eventually.Done(room.SendAllAsync(run));
        channels[0].Guild!.HasBot = false;
        var desk = run.GetRequiredService<CorrectionDesk>();

        var recall = Assert.IsType<CorrectionOutcome.Applied>(
            await desk.RecallAsync(new CorrectionTarget.Post(1), deletes: true, null, CorrectionBench.Ada, Cancelled));
        for (var round = 0; round < 3; round++)
        {
            await run.GetRequiredService<ChangeWorkers>().ChangeDueAsync(Cancelled);
        }

        var report = (await run.GetRequiredService<CorrectionReportReader>().ReadAsync(recall.Correction.Id, Cancelled))!;
        Assert.Equal((2, 1), (report.Count(ChatResult.Reached), report.Count(ChatResult.Waiting)));
        var standing = Assert.Single(channels[0].Messages);
        var found = await run.GetRequiredService<MessageFinder>().FindByLinkAsync(
            $"https://discord.com/channels/{channels[0].Guild!.Id}/{channels[0].Id}/{standing.Id}", Cancelled);
        Assert.Equal(1, found!.DispatchId);
    }

    private static async Task ChangeAllAsync(Newsroom room, IServiceProvider run)
    {
        while (await room.Database.ReadAsync(
            session => session.ScalarAsync<long>("SELECT COUNT(*) FROM correction_delivery WHERE state IN ('queued', 'leased', 'sending')"), Cancelled) > 0)
        {
            await run.GetRequiredService<ChangeWorkers>().ChangeDueAsync(Cancelled);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Cancelled);
        }
    }
}
