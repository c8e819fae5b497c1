using Tocsin.Core.Archive;
using Tocsin.Core.Archive.Import;
using Tocsin.Core.Chats;
using Tocsin.Core.Search;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Telegram.Sending;
using Tocsin.Tests.Support;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Stories;

/// <summary>A member with the real commands and the sample archive.</summary>
public sealed class MemberStories : IAsyncLifetime
{
    private TelegramHost _host = null!;
    private Watch _watch = null!;
    private SimUser _ada = null!;
    private SimChat _group = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await TelegramHost.StartWithCommandsAsync();
        await new ArticleImport(_host.Get<ArticleStore>()).RunAsync([Repository.At("config", "archive")], null, Token);
        await _host.Get<ArchiveSearch>().RefreshAsync(Token);
        _watch = new Watch(_host.Simulator);
        _ada = _host.Simulator.People.Person("Ada");
        _group = _host.Simulator.People.Chat("Group");
        _group.BotStatus = "member";
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_admin_subscribes_a_topic_and_unsubscribes_it_again()
    {
        var forum = _host.Simulator.People.Chat("Forum", "supergroup", [57]);
        forum.BotStatus = "member";
        forum.Admins.Add(_ada.Id);
        var address = new TelegramPlace(forum.Id, 57).Address;

        _host.Simulator.People.Say(_ada, forum, "/subscribe", topic: 57);
        Assert.Equal(57, (await _watch.NextAsync()).Topic);
        Assert.Null((await _host.Chats.FindAsync(address, Token))!.Suspended);
        _host.Simulator.People.Say(_ada, forum, "/unsubscribe", topic: 57);
        await _watch.NextAsync();

        Assert.Equal(SuspendReason.Unsubscribed, (await _host.Chats.FindAsync(address, Token))!.Suspended);
    }

    [Fact]
    public async Task Help_shows_an_admin_what_only_admins_may_do()
    {
        _host.Simulator.People.Say(_ada, _group, "/help");
        var asMember = (await _watch.NextAsync()).Text;
        _group.Admins.Add(_ada.Id);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        _host.Simulator.People.Say(_ada, _group, "/help");
        var asAdmin = (await _watch.NextAsync()).Text;

        Assert.DoesNotContain("/subscribe", asMember, StringComparison.Ordinal);
        Assert.Contains("/subscribe", asAdmin, StringComparison.Ordinal);
    }
}
