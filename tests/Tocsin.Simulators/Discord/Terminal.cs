using System.Globalization;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord;

/// <summary>The simulator by itself: prints what the bot posts and lets one type as a member of a server.</summary>
internal sealed class Terminal(DiscordSimulator simulator, TextReader input, TextWriter output)
{
    private const string Help = """
        Type a command as a member of the server: /search bread. Besides that:
          :press N      press button N of the last message      :type /search br   half-type its last option
          :admin        manage the server, or not               :kick :add         take the bot out, or in
          :drop [CODE]  end the gateway's connections           :forbid :allow     take away the right to write, or give it
          :fail FAULT [TIMES]   the next posts fail: LimitedUser, LimitedShared, LimitedGlobal, LimitedByProxy,
                        BadGateway, Dropped, DoneThenDropped, DoneThenStalled, DoneThenTruncated
          :quit
        """;

    private readonly SimGuild _server = simulator.People.Server("Test server");
    private SimUser _person = simulator.People.Person("Ada");
    private SimMessage? _last;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output)
    {
        var port = args is [_, "--port", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 8082;
        await using var simulator = await DiscordSimulator.StartAsync(TimeProvider.System, port: port);
        await output.WriteLineAsync($"A Discord of its own at {simulator.BaseUrl}. Point Tocsin at it, in another terminal:");
        await output.WriteLineAsync(
            $"  Discord__Token={simulator.Token} Discord__BaseUrl={simulator.BaseUrl} dotnet run --project src/Tocsin");
        await output.WriteLineAsync(Help);
        await new Terminal(simulator, input, output).RunAsync();
        return 0;
    }

    private SimChannel Channel => _server.SystemChannel!;

    private async Task RunAsync()
    {
        simulator.World.Tell = Show;
        while (await input.ReadLineAsync() is { } line && line != ":quit")
        {
            switch (line.Split(' ', 2))
            {
                case [""]:
                    break;
                case [":kick"]:
                    simulator.People.RemoveBot(_server);
                    break;
                case [":add"]:
                    simulator.People.AddBot(_server);
                    break;
                case [":admin"]:
                    _person = _person with { Permissions = _person.Permissions ^ Permissions.ManageGuild };
                    await output.WriteLineAsync(
                        (_person.Permissions & Permissions.ManageGuild) != 0 ? "You manage the server now." : "You no longer manage the server.");
                    break;
                case [":forbid"]:
                    simulator.People.Deny(Channel, Permissions.SendMessages);
                    break;
                case [":allow"]:
                    simulator.People.Deny(Channel, 0);
                    break;
                case [":drop", .. var code]:
                    simulator.Gateway.Drop(code is [var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null);
                    break;
                case [":press", var which]:
                    Press(which);
                    break;
                case [":type", var typed]:
                    await TypeAsync(typed);
                    break;
                case [":fail", var order]:
                    Fail(order.Split(' '));
                    break;
                case [['/', _, ..] command, .. var rest]:
                    simulator.People.Slash(_person, Channel, command[1..], Options(command[1..], rest));
                    break;
                default:
                    await output.WriteLineAsync(Help);
                    break;
            }
        }
    }

    /// <summary>All that was typed goes into the command's first option.</summary>
    private (string Name, string Value)[] Options(string command, string[] rest) =>
        rest is [var words] && (string?)simulator.World.Commands?
            .FirstOrDefault(known => (string?)known!["name"] == command)?["options"]?.AsArray().FirstOrDefault()?["name"] is { } option
            ? [(option, words)]
            : [];

    private void Show(string what, SimMessage message)
    {
        _last = message;
        var place = message.Channel.IsThread ? $"{message.Channel.Parent?.Name}/{message.Channel.Name}" : message.Channel.Name;
        var only = message.IsEphemeral ? " (for you alone)" : "";
        output.WriteLine($"\n[#{place}] {what}{only}{string.Concat(message.Files.Select(file => $" 📎 {file.Name}: {file.Description}"))}");
        output.WriteLine(what == "deleted" ? "" : message.Text);
        foreach (var (button, index) in message.Buttons.Select((button, index) => (button, index + 1)))
        {
            output.WriteLine($"  ({index}) {button["label"]}{(button["url"] is null ? "" : " → " + button["url"])}");
        }
    }

    private void Press(string which)
    {
        if (_last is { } message && int.TryParse(which, CultureInfo.InvariantCulture, out var number)
            && (string?)message.Buttons.ElementAtOrDefault(number - 1)?["custom_id"] is { } id)
        {
            simulator.People.Press(_person, message, id);
        }
        else
        {
            output.WriteLine("The last message has no such button.");
        }
    }

    private async Task TypeAsync(string typed)
    {
        var parts = typed.TrimStart('/').Split(' ', 2);
        if (Options(parts[0], parts.Length > 1 ? [parts[1]] : [""]) is not [_, ..] options)
        {
            await output.WriteLineAsync("No such command, or it has no options.");
            return;
        }

        var asked = simulator.People.Type(_person, Channel, parts[0], options);
        await Task.WhenAny(asked.Answered, Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, CancellationToken.None));
        await output.WriteLineAsync(asked.Choices is null
            ? "No answer within 3 seconds."
            : string.Join('\n', asked.Choices.Select(choice => $"  - {choice!["name"]}")));
    }

    private void Fail(string[] order)
    {
        if (Enum.TryParse<Fault>(order[0], ignoreCase: true, out var fault))
        {
            var times = order.Length > 1 && int.TryParse(order[1], CultureInfo.InvariantCulture, out var number) ? number : 1;
            simulator.Faults.Order("POST channels/*/messages", fault, times);
        }
        else
        {
            output.WriteLine(Help);
        }
    }
}
