using Microsoft.Extensions.Logging;
using Tocsin.Core.Chats;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Tests.Discord.Membership;

public sealed class MembershipTests
{
    [Fact]
    public async Task A_server_that_the_bot_joins_is_greeted_once_however_often_it_comes_and_goes()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();
        var server = host.People.Server("Server", hasBot: false);

        host.People.AddBot(server);
        await Eventually.True(() => server.SystemChannel!.Messages.Count == 1, "greeted");
        host.People.RemoveBot(server);
        host.People.AddBot(server);
        await SettleAsync(host);

        var greeting = Assert.Single(server.SystemChannel!.Messages);
        Assert.Contains("/subscribe", greeting.Text, StringComparison.Ordinal);
        Assert.True(greeting.IsSilent);
    }

    [Fact]
    public async Task A_server_where_it_may_not_write_is_not_greeted()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();
        var server = host.People.Server("Server", hasBot: false);
        server.SystemChannel!.Denied = Permissions.SendMessages;

        host.People.AddBot(server);
        await SettleAsync(host);

        Assert.Empty(server.SystemChannel.Messages);
        Assert.Equal(0, host.Simulator.InvalidRequests);
    }

    [Fact]
    public async Task A_server_where_it_was_already_is_not_greeted_at_a_start()
    {
        await using var host = await DiscordHost.StartAsync(before: host => host.People.Server("Server"));
        await host.ConnectedAsync();
        await SettleAsync(host);

        Assert.DoesNotContain(host.World.Messages, message => message.Text.Contains("/subscribe", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Chats_of_a_server_that_removes_the_bot_are_suspended_and_come_back_with_their_settings()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();
        var server = host.People.Server("Server");
        var chat = await SubscribeAsync(host, server.SystemChannel!);

        host.People.RemoveBot(server);
        await UntilAsync(host, chat, SuspendReason.Kicked);
        host.People.AddBot(server);
        await UntilAsync(host, chat, null);

        Assert.Equal("fr", (await FindAsync(host, chat)).Settings.Language);
    }

    [Fact]
    public async Task What_happened_while_the_bot_was_away_is_seen_at_its_start()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();
        var left = host.People.Server("Left");
        var chat = await SubscribeAsync(host, left.SystemChannel!);
        left.HasBot = false;

        await host.RestartAsync();
        await UntilAsync(host, chat, SuspendReason.Kicked);

        left.HasBot = true;
        await host.RestartAsync();
        await UntilAsync(host, chat, null);
    }

    [Fact]
    public async Task A_server_that_left_between_two_sessions_gets_its_posts_again_when_it_comes_back()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();
        var server = host.People.Server("Server");
        var chat = await SubscribeAsync(host, server.SystemChannel!);
        server.HasBot = false;
        host.Simulator.Gateway.Drop(4009);
        await UntilAsync(host, chat, SuspendReason.Kicked);

        host.People.AddBot(server);

        await UntilAsync(host, chat, null);
    }

    [Fact]
    public async Task A_deleted_channel_and_a_locked_thread_suspend_their_chat()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();
        var server = host.People.Server("Server");
        var deleted = await SubscribeAsync(host, host.People.Channel(server, "deleted"));
        var thread = host.People.Channel(server, "thread", SimChannel.Thread, server.SystemChannel);
        var locked = await SubscribeAsync(host, thread);

        host.People.DeleteChannel(host.World.Channels[server.Channels[1].Id]);
        host.People.Lock(thread, isLocked: true);
        await UntilAsync(host, deleted, SuspendReason.Gone);
        await UntilAsync(host, locked, SuspendReason.Closed);
        host.People.Lock(thread, isLocked: false);
        await UntilAsync(host, locked, null);
    }

    [Fact]
    public async Task A_changed_permission_gives_a_forbidden_chat_its_next_try()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();
        var channel = host.People.Server("Server").SystemChannel!;
        var chat = await SubscribeAsync(host, channel);
        await host.Chats.SuspendAsync(chat, SuspendReason.NoPermission, "50013", TestContext.Current.CancellationToken);

        host.People.Deny(channel, 0);

        await UntilAsync(host, chat, null);
    }

    [Fact]
    public async Task A_channel_that_the_bot_sees_again_gives_its_threads_their_next_try()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();
        var channel = host.People.Server("Server").SystemChannel!;
        var chat = await SubscribeAsync(host, host.People.Channel(channel.Guild!, "thread", SimChannel.Thread, channel));
        host.People.Deny(channel, Permissions.ViewChannel);
        await host.Chats.SuspendAsync(chat, SuspendReason.NoPermission, "50001", TestContext.Current.CancellationToken);

        host.People.Deny(channel, 0);

        await UntilAsync(host, chat, null);
    }

    [Fact]
    public async Task A_wrong_token_is_one_clear_line_and_no_connection()
    {
        await using var host = await DiscordHost.StartAsync(token: "wrong");

        await Eventually.True(() => host.Lines.All.Any(line => line.Level == LogLevel.Error), "a line");

        Assert.Contains("Discord:Token", Assert.Single(host.Lines.All, line => line.Level >= LogLevel.Warning).Text, StringComparison.Ordinal);
        Assert.Equal(0, host.Simulator.Gateway.Connected);
    }

    /// <summary>A thread that is locked after everything else on the line shows that the rest was handled.</summary>
    private static async Task SettleAsync(DiscordHost host)
    {
        var server = host.People.Server("Other", tell: false);
        var thread = host.People.Channel(server, "thread", SimChannel.Thread, server.SystemChannel);
        var chat = await SubscribeAsync(host, thread);
        host.People.Lock(thread, isLocked: true);
        await UntilAsync(host, chat, SuspendReason.Closed);
    }

    private static async Task<ChatAddress> SubscribeAsync(DiscordHost host, SimChannel channel) =>
        (await host.Chats.SubscribeAsync(
            DiscordBench.Address(channel), new ChatSettings { Language = "fr" }, TestContext.Current.CancellationToken)).Address;

    private static async Task<Chat> FindAsync(DiscordHost host, ChatAddress chat) =>
        (await host.Chats.FindAsync(chat, TestContext.Current.CancellationToken))!;

    private static Task UntilAsync(DiscordHost host, ChatAddress chat, SuspendReason? reason) =>
        Eventually.True(() => FindAsync(host, chat).GetAwaiter().GetResult().Suspended == reason, $"suspended: {reason}");
}
