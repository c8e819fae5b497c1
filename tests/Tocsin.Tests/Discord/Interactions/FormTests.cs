using Microsoft.Extensions.Options;
using Tocsin.Discord;
using Tocsin.Discord.Interactions;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Tests.Discord.Interactions;

public sealed class FormTests
{
    private const string Long = "First line.\n\nSecond paragraph with \"quotes\" and title:none.";

    [Fact]
    public async Task A_command_without_its_words_shows_a_form_and_answers_what_was_filled_in()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var asked = host.People.Slash(ada, channel, "campaign");
        await Eventually.Done(asked.Answered);
        var sent = host.People.Send(ada, asked, ("title", "A \"new\" title"), ("text", Long));
        await Eventually.Done(sent.Answered);

        Assert.Equal(["Title", "Text"], asked.Form!["components"]!.AsArray().Select(label => (string)label!["label"]!));
        Assert.True(sent.Answer!.IsEphemeral);
        Assert.Contains("A \"new\" title: First line.", sent.Answer.Text, StringComparison.Ordinal);
        Assert.Contains("title:none.", sent.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_with_its_words_shows_no_form()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var asked = host.People.Slash(ada, channel, "campaign", ("text", "all of it"));
        await Eventually.Done(asked.Answered);

        Assert.Null(asked.Form);
        Assert.Contains("all of it", asked.Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_called_on_a_message_is_told_which()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);
        var message = new SimMessage { Id = 4711, Channel = channel, At = host.World.Now };

        var asked = host.People.Choose(ada, message, "command.campaign.menu");
        await Eventually.Done(asked.Answered);
        var sent = host.People.Send(ada, asked, ("text", "Better."));
        await Eventually.Done(sent.Answered);

        Assert.Contains($"/{channel.Guild!.Id}/{channel.Id}/4711 As it stands: Better.", sent.Answer!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_after_a_restart_hands_back_what_was_written()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);
        // Too long for the 100 characters that travel with the form.
        var asked = host.People.Slash(ada, channel, "campaign", ("message", $"https://discord.com/channels/{new string('7', 100)}"));
        await Eventually.Done(asked.Answered);

        await host.RestartAsync();
        await Eventually.True(() => host.Simulator.Gateway.Identified == 2, "connected again");
        var sent = host.People.Send(ada, asked, ("text", Long));
        await Eventually.Done(sent.Answered);

        Assert.Contains("expired", sent.Answer!.Text, StringComparison.Ordinal);
        Assert.Contains("Second paragraph", sent.Answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_menu_is_registered_beside_its_command()
    {
        await using var host = await DiscordHost.StartAsync();
        await host.ConnectedAsync();

        var both = host.World.Commands!.Where(command => ((string)command!["name"]!).Contains("campaign", StringComparison.Ordinal)).ToList();

        Assert.Equal([1, 3], both.Select(command => (int)command!["type"]!));
    }

    [Fact]
    public async Task A_file_comes_with_its_command()
    {
        await using var host = await DiscordHost.StartAsync();
        var (channel, ada) = await SettledAsync(host);

        var asked = host.People.SlashWithFile(ada, channel, "campaign", ("image", "red square.png", new byte[1234]), ("text", "Red"));
        await Eventually.Done(asked.Answered);

        Assert.Contains("Red with red square.png of 1234 bytes", asked.Answer!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://cdn.discordapp.com/attachments/1/2/a.png", true)]
    [InlineData("https://cdn.discordapp.com.evil.example/a.png", false)]
    [InlineData("http://cdn.discordapp.com/a.png", false)]
    [InlineData("https://user@169.254.169.254/a.png", false)]
    [InlineData("file:///etc/passwd", false)]
    public void A_file_is_fetched_from_Discord_and_from_nowhere_else(string address, bool isFetched)
    {
        using var files = new SentFiles(Options.Create(new DiscordOptions()), TimeProvider.System);

        Assert.Equal(isFetched, files.Of(new SentFile("a.png", null, null, new Uri(address))) is not null);
    }

    private static async Task<(SimChannel Channel, SimUser Ada)> SettledAsync(DiscordHost host)
    {
        await host.ConnectedAsync();
        return (host.People.Server("Server").SystemChannel!, host.People.Person("Ada"));
    }
}
