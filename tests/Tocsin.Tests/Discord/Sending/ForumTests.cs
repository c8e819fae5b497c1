using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Tests.Discord.Sending;

public sealed class ForumTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_post_opens_a_thread_with_a_tag_and_goes_on_in_it()
    {
        await using var bench = await DiscordBench.StartAsync(options => options.ForumTag = "calls");
        var forum = Forum(bench, requiresTag: false);
        var parts = bench.Platform.Render(Posts.Long(), new ChatSettings());

        List<string> ids = [];
        for (var index = 0; index < parts.Count; index++)
        {
            var outcome = await bench.Platform.SendAsync(
                new OutgoingPart(DiscordBench.Address(forum), parts[index], $"n{index}", Silent: false), Cancelled);
            ids.Add(Assert.IsType<SendOutcome.Delivered>(outcome).MessageId);
        }

        var thread = Assert.Single(forum.Guild!.Channels, channel => channel.IsThread);
        Assert.Equal("A long text", thread.Name);
        Assert.Equal(forum.Tags[1].Id, Assert.Single(thread.AppliedTags));
        Assert.Equal(parts.Count, thread.Messages.Count);

        foreach (var (id, part) in ids.Zip(bench.Platform.Render(Posts.Long(), new ChatSettings())))
        {
            Assert.IsType<SendOutcome.Delivered>(await bench.Platform.EditAsync(DiscordBench.Address(forum), id, part, Cancelled));
            Assert.IsType<SendOutcome.Delivered>(await bench.Platform.DeleteAsync(DiscordBench.Address(forum), id, Cancelled));
        }

        Assert.Empty(thread.Messages);
    }

    [Fact]
    public async Task A_halt_while_the_forum_is_looked_at_opens_no_thread()
    {
        await using var bench = await DiscordBench.StartAsync();
        var forum = Forum(bench, requiresTag: false);
        var part = bench.Platform.Render(Posts.Short(), new ChatSettings())[0];

        var outcome = await bench.Platform.SendAsync(
            new OutgoingPart(DiscordBench.Address(forum), part, "n", Silent: false) { MayLeave = () => Task.FromResult(false) }, Cancelled);

        Assert.IsType<SendOutcome.NotSent>(outcome);
        Assert.NotEmpty(bench.Simulator.CallsOf("GET channels/*"));
        Assert.DoesNotContain(forum.Guild!.Channels, channel => channel.IsThread);
    }

    [Fact]
    public async Task A_forum_that_demands_a_tag_gets_its_first()
    {
        await using var bench = await DiscordBench.StartAsync();
        var forum = Forum(bench, requiresTag: true);

        Assert.IsType<SendOutcome.Delivered>(await bench.SendAsync(forum, Posts.Short()));

        Assert.Equal(forum.Tags[0].Id, Assert.Single(forum.Guild!.Channels, channel => channel.IsThread).AppliedTags[0]);
    }

    [Theory]
    [InlineData(nameof(Fault.DoneThenDropped))]
    [InlineData(nameof(Fault.Dropped))]
    [InlineData(nameof(Fault.DoneThenTruncated))]
    public async Task A_lost_answer_does_not_open_a_second_thread_even_after_a_restart(string fault)
    {
        await using var bench = await DiscordBench.StartAsync();
        var forum = Forum(bench, requiresTag: false);
        bench.Simulator.Faults.Order("POST channels/*/threads", Enum.Parse<Fault>(fault));

        Assert.IsType<SendOutcome.InDoubt>(await bench.SendAsync(forum, Posts.Short(), "same"));
        var again = await bench.NewPlatform().SendAsync(bench.Part(forum, Posts.Short(), "same"), Cancelled);

        Assert.IsType<SendOutcome.Delivered>(again);
        Assert.Single(forum.Guild!.Channels, channel => channel.IsThread);
    }

    private static SimChannel Forum(DiscordBench bench, bool requiresTag)
    {
        var forum = bench.People.Channel(bench.People.Server("Server"), "forum", SimChannel.Forum);
        forum.Tags.AddRange([(bench.World.NewId(), "news"), (bench.World.NewId(), "calls")]);
        forum.RequiresTag = requiresTag;
        return forum;
    }
}
