using Tocsin.Core.Chats;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;
using Tocsin.Telegram.Sending;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Answering;

/// <summary>Commands, buttons and roles on the simulator, with small commands of the test's own.</summary>
public sealed class AnsweringTests : IAsyncLifetime
{
    private TelegramHost _host = null!;
    private Watch _watch = null!;
    private SimUser _ada = null!;
    private SimChat _group = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TelegramHost.StartAsync();
        _watch = new Watch(_host.Simulator);
        _ada = _host.Simulator.People.Person("Ada", "fr");
        _group = _host.Simulator.People.Chat("Group", "supergroup", [57]);
        _group.BotStatus = "member";
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_answer_replies_in_the_thread_in_the_language_of_the_persons_client()
    {
        var question = Say("/related@tocsin_bot 1", topic: 57);

        var answer = await _watch.NextAsync();

        Assert.Equal($"page 1 in fr for Member at telegram:{_group.Id}/57", answer.Text);
        Assert.Equal((57, question.Id), (answer.Topic, answer.ReplyTo));
    }

    [Fact]
    public async Task A_command_that_answers_one_of_the_bots_messages_is_told_which()
    {
        Say("/related 1", topic: 57);
        var page = await _watch.NextAsync();

        _host.Simulator.People.Reply(_ada, page, "/campaign better words");

        Assert.Equal($"telegram:{_group.Id}/57#{page.Id}, no file, better words", (await _watch.NextAsync()).Text);
    }

    [Fact]
    public async Task A_command_that_answers_somebody_else_is_told_of_no_message()
    {
        var words = Say("/related 1");
        await _watch.NextAsync();

        _host.Simulator.People.Reply(_ada, words, "/campaign better words");

        Assert.Equal("nowhere, no file, better words", (await _watch.NextAsync()).Text);
    }

    [Fact]
    public async Task A_photo_comes_with_the_command_below_it()
    {
        _host.Simulator.People.SayWithPhoto(_ada, _group, "/campaign red", new byte[1234]);

        Assert.Equal("nowhere, 1234 bytes of image/jpeg, red", (await _watch.NextAsync()).Text);
    }

    [Fact]
    public async Task The_chats_own_language_goes_before_the_persons()
    {
        await _host.Chats.SubscribeAsync(
            new TelegramPlace(_group.Id).Address, new ChatSettings { Language = "ar" }, TestContext.Current.CancellationToken);

        Say("/related 1", topic: 57);

        Assert.Contains("in ar for", (await _watch.NextAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_the_same_command_turns_the_page_in_place_and_another_posts_anew()
    {
        Say("/related 1");
        var page = await _watch.NextAsync();

        var next = Press(page, "next");
        Assert.Same(page, await _watch.NextAsync());
        Assert.StartsWith("page 2", page.Text, StringComparison.Ordinal);
        _group.Admins.Add(_ada.Id);
        var other = Press(page, "other");
        var settings = await _watch.NextAsync();

        Assert.Equal(("settings for ChatAdmin", page.Id), (settings.Text, settings.ReplyTo));
        Assert.All(new[] { next, other }, id => Assert.True(_host.Simulator.World.Answers.ContainsKey(id)));
    }

    [Fact]
    public async Task A_button_too_long_for_Telegram_works_until_a_restart_and_then_says_that_it_is_old()
    {
        Say("/related 1");
        var page = await _watch.NextAsync();
        Press(page, "long");
        await _watch.NextAsync();
        Assert.StartsWith("page 0", page.Text, StringComparison.Ordinal);

        await _host.RestartAsync();
        var old = Press(page, "long");
        await TelegramHost.UntilAsync(() => Task.FromResult(_host.Simulator.World.Answers.ContainsKey(old)));

        Assert.Equal("Ce bouton est trop ancien. Veuillez redemander.", (string?)_host.Simulator.World.Answers[old]["text"]);
        Assert.True(_watch.IsQuiet);
    }

    [Fact]
    public async Task Only_who_administers_the_chat_by_Telegrams_word_may_use_an_admins_command()
    {
        Say("/settings");
        var refusal = (await _watch.NextAsync()).Text;
        _group.Admins.Add(_ada.Id);
        // The refusal is remembered for a minute, and no longer.
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        Say("/settings");
        var allowed = (await _watch.NextAsync()).Text;
        Say("/settings");
        await _watch.NextAsync();

        Assert.DoesNotContain("settings for", refusal, StringComparison.Ordinal);
        Assert.Equal("settings for ChatAdmin", allowed);
        Assert.Equal(2, _host.Simulator.CallsOf("getChatMember").Count);
    }

    [Fact]
    public async Task A_private_chat_is_administered_by_its_person_who_needs_no_slash()
    {
        var chat = _host.Simulator.World.Chats[_ada.Id];

        _host.Simulator.People.Say(_ada, chat, "/settings");
        Assert.Equal("settings for ChatAdmin", (await _watch.NextAsync()).Text);
        _host.Simulator.People.Say(_ada, chat, "/start related-7");
        Assert.StartsWith("page 7", (await _watch.NextAsync()).Text, StringComparison.Ordinal);
        _host.Simulator.People.Say(_ada, chat, "/start");
        Assert.StartsWith("Bonjour, je suis Tocsin.", (await _watch.NextAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_bots_commands_get_no_answer()
    {
        Say("/roll 6");
        Say("/related@other_bot 1");
        Say("/related 1");

        Assert.StartsWith("page 1", (await _watch.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Single(_group.Standing, message => message.From == _host.Simulator.World.Bot);
    }

    [Fact]
    public async Task A_flood_is_told_once_and_then_ignored()
    {
        _host.Simulator.Limits.AreOn = false;
        for (var number = 1; number <= 12; number++)
        {
            Say($"/related {number}");
        }

        var answers = await _watch.NextAsync(9);
        await TelegramHost.UntilAsync(() => Task.FromResult(_host.Simulator.Updates.Unconfirmed == 0));

        Assert.Single(answers, answer => answer.Message.Text.StartsWith("Cela fait beaucoup", StringComparison.Ordinal));
        Assert.True(_watch.IsQuiet);
    }

    [Fact]
    public async Task An_error_of_our_own_is_said_in_a_sentence_and_the_next_command_works()
    {
        Say("/related throw");
        Say("/related 2");

        var answers = await _watch.NextAsync(2);

        Assert.Equal("Quelque chose n'a pas marché de mon côté. Veuillez réessayer dans un moment.", answers[0].Message.Text);
        Assert.StartsWith("page 2", answers[1].Message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_whose_command_fails_says_so_too()
    {
        Say("/related 1");
        var page = await _watch.NextAsync();

        _host.Simulator.People.Press(_ada, page, "/related throw");

        Assert.Equal("Quelque chose n'a pas marché de mon côté. Veuillez réessayer dans un moment.", (await _watch.NextAsync()).Text);
    }

    [Fact]
    public async Task An_answer_waits_out_a_429_and_is_posted_once()
    {
        _host.Simulator.Faults.Order("sendMessage", Fault.RateLimited);

        Say("/related 1");
        await _watch.NextAsync();

        Assert.True(_watch.IsQuiet);
        Assert.Equal(2, _host.Simulator.CallsOf("sendMessage").Count);
    }

    [Fact]
    public async Task An_answer_in_doubt_is_not_sent_again()
    {
        _host.Simulator.Faults.Order("sendMessage", Fault.DoneThenDropped);

        Say("/related 1");
        Say("/related 2");
        var seen = await _watch.NextAsync(2);

        Assert.Equal(["page 1", "page 2"], seen.Select(one => one.Message.Text[..6]));
        Assert.True(_watch.IsQuiet);
    }

    private SimMessage Say(string text, long? topic = null) => _host.Simulator.People.Say(_ada, _group, text, topic);

    private string Press(SimMessage message, string label) =>
        _host.Simulator.People.Press(_ada, message, message.Buttons.Single(button => button.Label == label).Data!);
}
