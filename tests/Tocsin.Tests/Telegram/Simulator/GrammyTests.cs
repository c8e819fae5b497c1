using System.Diagnostics;
using Tocsin.Simulators.Telegram;
using Tocsin.Tests.Support;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Simulator;

/// <summary>Somebody else's client before the simulator: what satisfies both is more likely the Bot API than a mistake of ours.</summary>
public sealed class GrammyTests
{
    [Fact]
    public async Task A_bot_made_with_grammy_works_on_the_simulator()
    {
        var script = Repository.At("tests", "npm", "grammy-check.mjs");
        if (!Directory.Exists(Repository.At("tests", "npm", "node_modules", "grammy")))
        {
            Assert.Skip("grammy is not installed: npm install --prefix tests/npm");
        }

        await using var simulator = await TelegramSimulator.StartAsync(TimeProvider.System, Bench.SpecFile);
        simulator.Limits.AreOn = false;
        var watch = new Watch(simulator);
        using var node = Start(script, simulator);
        var ada = simulator.People.Person("Ada");
        var group = simulator.People.Chat("Group");

        simulator.People.AddBot(group, ada);
        Assert.Equal("hello member", (await watch.NextAsync()).Text);

        var question = simulator.People.Say(ada, group, "/ping@tocsin_bot");
        var pong = await watch.NextAsync();
        Assert.Equal(("pong & more", question.Id), (pong.Text, pong.ReplyTo));
        Assert.Equal([("again", "again", null)], pong.Buttons);

        var pressed = simulator.People.Press(ada, pong, "again");
        Assert.Equal("edited", (await watch.NextAsync()).Text);
        Assert.Equal("pressed", (string?)simulator.World.Answers[pressed]["text"]);

        simulator.People.Say(ada, group, "/photo");
        Assert.NotNull((await watch.NextAsync()).Photo);

        simulator.People.Say(ada, group, "/fail");
        Assert.StartsWith("400 Bad Request: can't parse entities", (await watch.NextAsync()).Text, StringComparison.Ordinal);

        var inline = simulator.People.AskInline(ada, "words");
        simulator.People.Say(ada, group, "/stop");
        Assert.Equal("stopping", (await watch.NextAsync()).Text);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, node.ExitCode);
        Assert.Equal("words", (string?)simulator.World.Answers[inline]["results"]![0]!["title"]);
        Assert.Empty(simulator.Problems);
        Assert.Equal(0, simulator.Updates.Unconfirmed);
    }

    private static Process Start(string script, TelegramSimulator simulator)
    {
        try
        {
            var start = new ProcessStartInfo("node", [script, simulator.Token, simulator.BaseUrl])
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
