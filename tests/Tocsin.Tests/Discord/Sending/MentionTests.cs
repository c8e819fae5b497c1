using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Tests.Discord.Sending;

public sealed class MentionTests
{
    private static readonly Post Long = Posts.Short() with
    {
        Blocks = [.. Enumerable.Range(1, 60).Select(number => new PostParagraph($"Paragraph {number}. {new string('x', 200)}"))],
    };

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Mention.Everyone, "@everyone")]
    [InlineData(Mention.Here, "@here")]
    public async Task What_an_approver_allowed_rings_once_and_an_edit_never(Mention mention, string shown)
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = Server(bench, Permissions.MentionEveryone).SystemChannel!;

        var sent = Assert.IsType<SendOutcome.Delivered>(
            await bench.Platform.SendAsync(bench.Part(channel, Posts.Short("First words.")) with { Mention = mention }, Cancelled));
        var message = Assert.Single(channel.Messages);
        Assert.True(message.Pinged);
        Assert.Equal(shown, message.Content);
        Assert.Equal("""{"parse":["everyone"]}""", Assert.Single(bench.Simulator.CallsOf("POST channels/*/messages")).Fields["allowed_mentions"]!.ToJsonString());

        var better = bench.Platform.Render(Posts.Short("Better words."), new ChatSettings())[0];
        await bench.Platform.EditAsync(DiscordBench.Address(channel), sent.MessageId, better, Cancelled);
        Assert.False(message.Mentions);
        Assert.Equal("", message.Content);
        Assert.Equal("""{"parse":[]}""", Assert.Single(bench.Simulator.CallsOf("PATCH channels/*/messages/*")).Fields["allowed_mentions"]!.ToJsonString());
    }

    [Fact]
    public async Task Without_the_permission_the_words_stand_there_and_nobody_is_called()
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = Server(bench, 0).SystemChannel!;

        Assert.IsType<SendOutcome.Delivered>(
            await bench.Platform.SendAsync(bench.Part(channel, Posts.Short()) with { Mention = Mention.Everyone }, Cancelled));

        Assert.False(Assert.Single(channel.Messages).Pinged);
    }

    [Fact]
    public async Task Plain_text_made_for_a_chat_at_risk_calls_nobody_though_it_is_at_risk_no_longer()
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = Server(bench, Permissions.MentionEveryone).SystemChannel!;
        var part = bench.Part(channel, Posts.Short("Quietly."), settings: new ChatSettings { Risk = ChatRisk.High });

        await bench.Platform.SendAsync(part with { Mention = Mention.Everyone }, Cancelled);

        Assert.False(Assert.Single(channel.Messages).Mentions);
    }

    [Fact]
    public async Task A_forums_new_thread_calls_with_its_first_message_and_no_later_one()
    {
        await using var bench = await DiscordBench.StartAsync();
        var guild = Server(bench, Permissions.MentionEveryone);
        var forum = bench.People.Channel(guild, "forum", SimChannel.Forum);

        Assert.IsType<SendOutcome.Delivered>(await bench.Platform.SendAsync(bench.Part(forum, Long) with { Mention = Mention.Here }, Cancelled));
        Assert.IsType<SendOutcome.Delivered>(await bench.Platform.SendAsync(bench.Part(forum, Long, "n2", index: 1), Cancelled));

        var thread = guild.Channels.Single(channel => channel.IsThread);
        Assert.Equal([true, false], thread.Messages.Select(message => message.Pinged));
    }

    private static SimGuild Server(DiscordBench bench, ulong more)
    {
        var guild = bench.People.Server("Server");
        guild.BotPermissions |= more;
        return guild;
    }
}
