using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Posts;

namespace Tocsin.Tests.Discord.Sending;

public sealed class DiscordPlatformTests
{
    private const string Send = "POST channels/*/messages";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Posts_edits_and_deletes()
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = bench.People.Server("Server").SystemChannel!;

        var sent = Assert.IsType<SendOutcome.Delivered>(await bench.SendAsync(channel, Posts.Short("First words.")));
        var message = Assert.Single(channel.Messages);
        Assert.Contains("First words.", message.Text, StringComparison.Ordinal);

        var part = bench.Platform.Render(Posts.Short("Better words."), new ChatSettings())[0];
        Assert.IsType<SendOutcome.Delivered>(await bench.Platform.EditAsync(DiscordBench.Address(channel), sent.MessageId, part, Cancelled));
        Assert.Contains("Better words.", message.Text, StringComparison.Ordinal);

        Assert.IsType<SendOutcome.Delivered>(await bench.Platform.DeleteAsync(DiscordBench.Address(channel), sent.MessageId, Cancelled));
        Assert.Empty(channel.Messages);
        Assert.IsType<SendOutcome.Delivered>(await bench.Platform.DeleteAsync(DiscordBench.Address(channel), sent.MessageId, Cancelled));
    }

    [Fact]
    public async Task A_repeated_nonce_finds_the_message_whose_answer_was_lost()
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = bench.People.Server("Server").SystemChannel!;
        bench.Simulator.Faults.Order(Send, Fault.DoneThenDropped);

        Assert.IsType<SendOutcome.InDoubt>(await bench.SendAsync(channel, Posts.Short(), "same-nonce"));
        var again = Assert.IsType<SendOutcome.Delivered>(await bench.SendAsync(channel, Posts.Short(), "same-nonce"));

        Assert.Equal(again.MessageId, Assert.Single(channel.Messages).Id.Text());
    }

    [Fact]
    public async Task Nobodys_phone_rings_for_what_a_text_contains()
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = bench.People.Server("Server").SystemChannel!;
        var part = bench.Part(channel, Posts.Short("@everyone <@1> @here"), settings: new ChatSettings { Risk = ChatRisk.High });

        await bench.Platform.SendAsync(part, Cancelled);

        var message = Assert.Single(channel.Messages);
        Assert.False(message.Mentions);
        Assert.True(message.IsSilent);
        Assert.All(bench.Simulator.CallsOf(Send), call => Assert.Equal("""{"parse":[]}""", call.Fields["allowed_mentions"]!.ToJsonString()));
    }

    [Fact]
    public async Task An_image_goes_up_with_its_words_and_stays_on_an_edit()
    {
        await using var bench = await DiscordBench.StartAsync();
        bench.Image("square.png");
        var channel = bench.People.Server("Server").SystemChannel!;
        var post = Posts.Short() with { Image = new PostImage("square.png", "A red square") };

        var sent = Assert.IsType<SendOutcome.Delivered>(await bench.SendAsync(channel, post));
        var file = Assert.Single(Assert.Single(channel.Messages).Files);
        Assert.Equal(("image.png", "A red square"), (file.Name, file.Description));
        Assert.Equal(TinyImages.Png(), file.Bytes);

        await bench.Platform.EditAsync(DiscordBench.Address(channel), sent.MessageId, bench.Platform.Render(post, new ChatSettings())[0], Cancelled);
        Assert.Single(channel.Messages[0].Files);
    }

    [Theory]
    [InlineData("missing.png", "missing")]
    [InlineData("../outside.png", "outside")]
    public async Task An_image_that_cannot_be_read_is_refused_before_anything_is_sent(string path, string word)
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = bench.People.Server("Server").SystemChannel!;

        var outcome = await bench.SendAsync(channel, Posts.Short() with { Image = new PostImage(path, "words") });

        Assert.Contains(word, Assert.IsType<SendOutcome.Refused>(outcome).Reason, StringComparison.Ordinal);
        Assert.Empty(bench.Simulator.CallsOf(Send));
    }

    [Fact]
    public async Task A_channel_that_is_gone_closed_or_forbidden_says_so()
    {
        await using var bench = await DiscordBench.StartAsync();
        var server = bench.People.Server("Server");
        var gone = bench.People.Channel(server, "gone");
        gone.Deleted = true;
        var forbidden = bench.People.Channel(server, "forbidden");
        forbidden.Denied = Permissions.SendMessages;
        var hidden = bench.People.Channel(server, "hidden");
        hidden.Denied = Permissions.ViewChannel;
        var locked = bench.People.Channel(server, "locked", SimChannel.Thread, server.SystemChannel);
        locked.Locked = true;

        Assert.Equal(SuspendReason.Gone, await ReasonAsync(bench, gone));
        Assert.Equal(SuspendReason.NoPermission, await ReasonAsync(bench, forbidden));
        Assert.Equal(SuspendReason.NoPermission, await ReasonAsync(bench, hidden));
        Assert.Equal(SuspendReason.Closed, await ReasonAsync(bench, locked));
    }

    [Fact]
    public async Task An_archived_thread_is_opened_for_an_edit()
    {
        await using var bench = await DiscordBench.StartAsync();
        var server = bench.People.Server("Server");
        var thread = bench.People.Channel(server, "thread", SimChannel.Thread, server.SystemChannel);
        var sent = Assert.IsType<SendOutcome.Delivered>(await bench.SendAsync(thread, Posts.Short()));
        thread.Archived = true;

        var part = bench.Platform.Render(Posts.Short("Better."), new ChatSettings())[0];
        var edited = await bench.Platform.EditAsync(DiscordBench.Address(thread), sent.MessageId, part, Cancelled);

        Assert.IsType<SendOutcome.Delivered>(edited);
        Assert.False(thread.Archived);
    }

    [Fact]
    public async Task A_post_in_an_announcement_channel_is_published_when_that_is_wanted()
    {
        await using var bench = await DiscordBench.StartAsync(options => options.Crosspost = true);
        var server = bench.People.Server("Server");
        var news = bench.People.Channel(server, "news", SimChannel.Announcement);
        bench.Kinds.Saw(new Tocsin.Discord.Api.Wire.ChannelInfo(news.Id.Text(), news.Type));

        await bench.SendAsync(news, Posts.Short());

        Assert.True(Assert.Single(news.Messages).Published);
    }

    [Fact]
    public async Task A_long_post_arrives_whole_in_several_messages()
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = bench.People.Server("Server").SystemChannel!;
        var parts = bench.Platform.Render(Posts.Long(), new ChatSettings());

        for (var index = 0; index < parts.Count; index++)
        {
            Assert.IsType<SendOutcome.Delivered>(await bench.Platform.SendAsync(
                new OutgoingPart(DiscordBench.Address(channel), parts[index], $"n{index}", Silent: false), Cancelled));
        }

        var all = string.Join('\n', channel.Messages.Select(message => message.Text));
        Assert.All(Enumerable.Range(0, 400), number => Assert.Contains($"sentence {number} of", all, StringComparison.Ordinal));
    }

    private static async Task<SuspendReason> ReasonAsync(DiscordBench bench, SimChannel channel) =>
        Assert.IsType<SendOutcome.ChatUnavailable>(await bench.SendAsync(channel, Posts.Short(), channel.Name)).Reason;
}
