using Microsoft.Extensions.Logging;
using Tocsin.Core.Chats;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Tests.Discord.Interactions;

public sealed class InteractionTests
{
    private const ulong Admin = Permissions.Member | Permissions.ManageGuild;

    [Fact]
    public async Task A_slash_command_is_answered_for_the_asker_alone()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var asked = host.People.Slash(ada, channel, "search", ("words", "bread and water"));
        await Eventually.Done(asked.Answered);

        Assert.True(asked.Answer!.IsEphemeral);
        Assert.Equal("Page 1 on bread and water in en", asked.Answer.Text);
    }

    [Fact]
    public async Task Pages_turn_in_place_and_an_answer_is_shared_with_a_button()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);
        var asked = host.People.Slash(ada, channel, "search", ("words", "bread"));
        await Eventually.Done(asked.Answered);

        var turned = host.People.PressLabel(ada, asked.Answer!, "Next");
        await Eventually.Done(turned.Answered);
        Assert.Same(asked.Answer, turned.Answer);
        Assert.Equal("Page 2 on bread in en", asked.Answer!.Text);

        var shared = host.People.PressLabel(ada, asked.Answer!, "Share here");
        await Eventually.Done(shared.Answered);
        Assert.False(shared.Answer!.IsEphemeral);
        Assert.Equal("Page 2 on bread in en", shared.Answer.Text);
        Assert.DoesNotContain(shared.Answer.Buttons, button => (string?)button["label"] == "Share here");

        var byOther = host.People.PressLabel(host.People.Person("Ben"), shared.Answer, "Next");
        await Eventually.Done(byOther.Answered);
        Assert.True(byOther.Answer!.IsEphemeral);
        Assert.Equal("Page 2 on bread in en", shared.Answer.Text);
    }

    [Fact]
    public async Task Who_may_not_write_here_does_not_through_us()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);
        var muted = ada with { Permissions = Permissions.ViewChannel };
        var asked = host.People.Slash(muted, channel, "search", ("words", "bread"));
        await Eventually.Done(asked.Answered);
        Assert.DoesNotContain(asked.Answer!.Buttons, button => (string?)button["label"] == "Share here");

        var shared = host.People.Press(muted, asked.Answer, "s:/search bread");
        await Eventually.Done(shared.Answered);
        Assert.True(shared.Answer!.IsEphemeral);
        Assert.Contains("may not write", shared.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_answer_is_deferred_and_then_put_in_its_place_in_as_many_messages_as_it_needs()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var asked = host.People.Slash(ada, channel, "article", ("number", "1"));
        await Eventually.True(() => asked.AnswerType == 5, "deferred");
        host.Slow.Gate.SetResult();
        await Eventually.Done(asked.Answered);
        await Eventually.True(() => asked.Answer!.Text.Length + asked.FollowUps.Sum(message => message.Text.Length) > 15_000, "all of it");

        Assert.All([asked.Answer!, .. asked.FollowUps], message => Assert.True(message.IsEphemeral));
        Assert.StartsWith("A long text", asked.Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_is_answered_in_time_though_all_places_are_taken_by_slow_answers()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var slow = Enumerable.Range(0, 20).Select(_ => host.People.Slash(ada, channel, "article", ("number", "1"))).ToList();
        await Eventually.True(() => slow.All(asked => asked.AnswerType == 5), "all of them deferred");

        host.Slow.Gate.SetResult();
        await Eventually.Done(Task.WhenAll(slow.Select(asked => asked.Answered)));
    }

    [Fact]
    public async Task A_greeting_that_Discord_lets_wait_holds_nobody_up()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);
        host.Simulator.Faults.Order("POST channels/*/messages", Fault.DoneThenStalled);
        host.People.Server("New");

        var asked = host.People.Slash(ada, channel, "search", ("words", "bread"));
        await Eventually.Done(asked.Answered);

        Assert.Equal("Page 1 on bread in en", asked.Answer!.Text);
    }

    [Fact]
    public async Task Rights_are_checked_again_with_each_interaction()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var refused = host.People.Slash(ada, channel, "settings");
        var allowed = host.People.Slash(ada with { Permissions = Admin }, channel, "settings");
        await Eventually.Done(Task.WhenAll(refused.Answered, allowed.Answered));

        Assert.Contains("admins", refused.Answer!.Text, StringComparison.Ordinal);
        Assert.Equal("You may.", allowed.Answer!.Text);
        Assert.Empty(allowed.Answer.Buttons);
    }

    [Fact]
    public async Task The_chats_language_stands_above_the_persons_which_stands_above_English()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);
        var french = ada with { Locale = "fr" };

        var before = host.People.Slash(french, channel, "search", ("words", "pain"));
        await Eventually.Done(before.Answered);
        await host.Chats.SubscribeAsync(DiscordBench.Address(channel), new ChatSettings { Language = "ar" }, TestContext.Current.CancellationToken);
        var after = host.People.Slash(french, channel, "search", ("words", "pain"));
        await Eventually.Done(after.Answered);

        Assert.EndsWith("in fr", before.Answer!.Text, StringComparison.Ordinal);
        Assert.EndsWith("in ar", after.Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_typed_options_get_at_most_25_proposals_that_fit()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var typed = host.People.Type(ada, channel, "search", ("words", "brea"));
        await Eventually.Done(typed.Answered);

        Assert.Equal(25, typed.Choices!.Count);
        Assert.All(typed.Choices, choice => Assert.InRange(((string)choice!["name"]!).Length, 1, 100));
        Assert.StartsWith("brea 0", (string)typed.Choices[0]!["name"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t:~0123")]
    [InlineData("c:")]
    [InlineData("somebody-elses")]
    public async Task A_button_that_is_forgotten_says_that_it_expired(string id)
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);
        var asked = host.People.Slash(ada, channel, "search", ("words", "bread"));
        await Eventually.Done(asked.Answered);

        var pressed = host.People.Press(ada, asked.Answer!, id);
        await Eventually.Done(pressed.Answered);

        Assert.Contains("expired", pressed.Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_search_keeps_its_pages()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);
        var words = string.Join(' ', Enumerable.Repeat("bread", 40));
        var asked = host.People.Slash(ada, channel, "search", ("words", words));
        await Eventually.Done(asked.Answered);

        var turned = host.People.PressLabel(ada, asked.Answer!, "Next");
        await Eventually.Done(turned.Answered);

        Assert.Equal($"Page 2 on {words} in en", asked.Answer!.Text);
    }

    [Fact]
    public async Task A_command_that_fails_says_so_and_the_next_works()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var failed = host.People.Slash(ada, channel, "latest");
        await Eventually.Done(failed.Answered);
        var next = host.People.Slash(ada, channel, "search", ("words", "bread"));
        await Eventually.Done(next.Answered);

        Assert.Contains("went wrong", failed.Answer!.Text, StringComparison.Ordinal);
        Assert.Contains(host.Lines.All, line => line.Level == LogLevel.Error && line.Text.Contains("/latest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_people_ask_is_in_no_log()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var asked = host.People.Slash(ada, channel, "search", ("words", "canary-words"));
        await Eventually.Done(asked.Answered);

        Assert.DoesNotContain(host.Lines.All, line => line.Text.Contains("canary-words", StringComparison.Ordinal)
            || line.Text.Contains(host.Simulator.Token, StringComparison.Ordinal)
            || line.Text.Contains(ada.Id.Text(), StringComparison.Ordinal));
    }

    private static async Task<(SimChannel Channel, SimUser Ada)> SettledAsync(DiscordHost host)
    {
        var channel = host.People.Server("Server").SystemChannel!;
        await host.ConnectedAsync();
        return (channel, host.People.Person("Ada"));
    }
}
