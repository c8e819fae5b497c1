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
    public async Task A_member_searches_turns_the_page_and_shares_an_article_with_its_source()
    {
        _host.Simulator.People.Say(_ada, _group, "/search aleppo");
        var results = await _watch.NextAsync();
        var firstPage = results.Text;
        Assert.Contains("aleppo", firstPage, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(results.Words.Entities, entity => entity.Type == "bold");
        Assert.True(results.NoPreview);

        var next = results.Buttons.Single();
        _host.Simulator.People.Press(_ada, results, next.Data!);
        Assert.Same(results, await _watch.NextAsync());
        Assert.NotEqual(firstPage, results.Text);
        Assert.Equal(2, results.Buttons.Count);

        var asked = _host.Simulator.People.Say(_ada, _group, "/article 1");
        var article = await _watch.NextAsync();
        Assert.Equal(asked.Id, article.ReplyTo);
        Assert.Contains(article.Words.Entities, entity => entity.Url?.StartsWith("http", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task An_inline_query_lists_articles_that_become_sourced_cards()
    {
        var query = _host.Simulator.People.AskInline(_ada, "aleppo");
        await TelegramHost.UntilAsync(() => Task.FromResult(_host.Simulator.World.Answers.ContainsKey(query)));
        var answer = _host.Simulator.World.Answers[query];
        var cards = answer["results"]!.AsArray();

        Assert.InRange(cards.Count, 5, 10);
        Assert.All(cards, card => Assert.Contains("<a href=\"http", (string?)card!["input_message_content"]!["message_text"], StringComparison.Ordinal));
        Assert.All(cards, card => Assert.NotEqual("", (string?)card!["description"]));

        var nothing = _host.Simulator.People.AskInline(_ada, "");
        await TelegramHost.UntilAsync(() => Task.FromResult(_host.Simulator.World.Answers.ContainsKey(nothing)));
        Assert.Empty(_host.Simulator.World.Answers[nothing]["results"]!.AsArray());
    }

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
