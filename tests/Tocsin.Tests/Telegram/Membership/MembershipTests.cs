using Tocsin.Core.Chats;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Telegram.Sending;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Membership;

public sealed class MembershipTests : IAsyncLifetime
{
    private static readonly ChatSettings Settings = new() { Language = "es", Topics = ["bread"] };

    private TelegramHost _host = null!;
    private Watch _watch = null!;
    private SimUser _ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private People People => _host.Simulator.People;

    public async ValueTask InitializeAsync()
    {
        _host = await TelegramHost.StartAsync();
        _watch = new Watch(_host.Simulator);
        _ada = People.Person("Ada", "es");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Added_to_a_group_it_says_once_what_it_is_what_it_stores_and_how_to_subscribe()
    {
        var group = People.Chat("Group");

        People.AddBot(group, _ada);
        var greeting = await _watch.NextAsync();
        People.SetBot(group, _ada, "administrator");
        await ConfirmedAsync();

        Assert.Contains("Tocsin", greeting.Text, StringComparison.Ordinal);
        Assert.Contains("/privacy", greeting.Text, StringComparison.Ordinal);
        Assert.Contains("/subscribe", greeting.Text, StringComparison.Ordinal);
        Assert.True(_watch.IsQuiet);
    }

    [Fact]
    public async Task Kicked_it_keeps_the_settings_and_back_it_resumes_and_says_so()
    {
        var group = People.Chat("Group", "supergroup", [57]);
        group.BotStatus = "member";
        var (whole, topic) = (await SubscribeAsync(group), await SubscribeAsync(group, 57));

        People.KickBot(group, _ada);
        await UntilSuspendedAsync(whole, SuspendReason.Kicked);
        await UntilSuspendedAsync(topic, SuspendReason.Kicked);
        People.AddBot(group, _ada);
        var greeting = await _watch.NextAsync();

        Assert.StartsWith("He vuelto", greeting.Text, StringComparison.Ordinal);
        foreach (var address in new[] { whole, topic })
        {
            var chat = await _host.Chats.FindAsync(address, Token);
            Assert.Null(chat!.Suspended);
            Assert.Equal((Settings.Language, "bread"), (chat.Settings.Language, chat.Settings.Topics.Single()));
        }
    }

    [Fact]
    public async Task A_person_who_blocks_and_unblocks_the_bot_hears_nothing_of_it()
    {
        var chat = _host.Simulator.World.Chats[_ada.Id];
        var address = await SubscribeAsync(chat);

        People.KickBot(chat, _ada);
        await UntilSuspendedAsync(address, SuspendReason.Blocked);
        People.AddBot(chat, _ada);
        await UntilSuspendedAsync(address, null);
        await ConfirmedAsync();

        Assert.True(_watch.IsQuiet);
    }

    [Fact]
    public async Task A_chat_that_unsubscribed_stays_so_when_the_bot_comes_back()
    {
        var group = People.Chat("Group");
        group.BotStatus = "member";
        var address = await SubscribeAsync(group);
        await _host.Chats.SuspendAsync(address, SuspendReason.Unsubscribed, null, Token);

        People.KickBot(group, _ada);
        People.AddBot(group, _ada);
        await ConfirmedAsync();

        Assert.Equal(SuspendReason.Unsubscribed, (await _host.Chats.FindAsync(address, Token))!.Suspended);
    }

    [Fact]
    public async Task A_topic_that_closes_is_suspended_alone_and_resumes_when_it_opens()
    {
        var group = People.Chat("Group", "supergroup", [57]);
        group.BotStatus = "member";
        var (whole, topic) = (await SubscribeAsync(group), await SubscribeAsync(group, 57));

        People.SetTopic(group, 57, open: false);
        await UntilSuspendedAsync(topic, SuspendReason.Closed);
        Assert.Null((await _host.Chats.FindAsync(whole, Token))!.Suspended);
        People.SetTopic(group, 57, open: true);
        await UntilSuspendedAsync(topic, null);
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_keeps_its_settings()
    {
        var group = People.Chat("Group", "group");
        group.BotStatus = "member";
        var old = await SubscribeAsync(group);

        var supergroup = People.Migrate(group);
        await TelegramHost.UntilAsync(async () => await _host.Chats.FindAsync(new TelegramPlace(supergroup.Id).Address, Token) is not null);

        Assert.Null(await _host.Chats.FindAsync(old, Token));
        Assert.Equal("es", (await _host.Chats.FindAsync(new TelegramPlace(supergroup.Id).Address, Token))!.Settings.Language);
    }

    private async Task<ChatAddress> SubscribeAsync(SimChat chat, long? topic = null) =>
        (await _host.Chats.SubscribeAsync(new TelegramPlace(chat.Id, topic).Address, Settings, Token)).Address;

    private Task UntilSuspendedAsync(ChatAddress address, SuspendReason? reason) =>
        TelegramHost.UntilAsync(async () => (await _host.Chats.FindAsync(address, Token))!.Suspended == reason);

    private Task ConfirmedAsync() => TelegramHost.UntilAsync(() => Task.FromResult(_host.Simulator.Updates.Unconfirmed == 0));
}
