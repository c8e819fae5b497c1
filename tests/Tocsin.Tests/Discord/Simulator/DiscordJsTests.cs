using System.Diagnostics;
using Tocsin.Simulators.Discord;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Discord.Simulator;

/// <summary>Somebody else's client before the simulator: what satisfies both is more likely Discord than a mistake of ours.</summary>
public sealed class DiscordJsTests
{
    [Fact]
    public async Task A_bot_made_with_discord_js_works_on_the_simulator_through_a_broken_line()
    {
        if (!Directory.Exists(Repository.At("tests", "npm", "node_modules", "discord.js")))
        {
            Assert.Skip("discord.js is not installed: npm install --prefix tests/npm");
        }

        await using var simulator = await DiscordSimulator.StartAsync(TimeProvider.System);
        var channel = simulator.People.Server("Server").SystemChannel!;
        var ada = simulator.People.Person("Ada");
        using var node = Start(Repository.At("tests", "npm", "discord-check.mjs"), simulator);

        await Eventually.True(() => channel.Messages.Exists(message => message.Content == "400 50035"), "discord.js is ready");
        var first = channel.Messages[0];
        Assert.Equal("edited\nan embed\nin Server", first.Text);
        Assert.Equal(("a.png", "three bytes", 3), (first.Files[0].Name, first.Files[0].Description, first.Files[0].Bytes.Length));
        Assert.Equal(2, channel.Messages.Count);
        Assert.Equal(2, simulator.World.Commands!.Count);

        var typed = simulator.People.Type(ada, channel, "ping", ("words", "on"));
        await Eventually.Done(typed.Answered);
        Assert.Equal("on…", (string)typed.Choices![0]!["name"]!);

        simulator.Gateway.Drop();
        var asked = simulator.People.Slash(ada, channel, "ping", ("words", "one"));
        await Eventually.Done(asked.Answered);
        await Eventually.True(() => asked.FollowUps.Count == 1, "followed up");
        Assert.Equal(("pong one", true), (asked.Answer!.Content, asked.Answer.IsEphemeral));
        Assert.Equal(1, simulator.Gateway.Resumed);

        var pressed = simulator.People.PressLabel(ada, asked.Answer, "again");
        await Eventually.Done(pressed.Answered);
        Assert.Equal("pressed", asked.Answer.Content);

        simulator.People.Slash(ada, channel, "stop");
        await Eventually.Done(node.WaitForExitAsync(TestContext.Current.CancellationToken));
        Assert.Equal(0, node.ExitCode);
    }

    private static Process Start(string script, DiscordSimulator simulator)
    {
        try
        {
            var start = new ProcessStartInfo("node", [script, simulator.Token, simulator.BaseUrl + "/api"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("node is not installed");
            throw;
        }
    }
}
