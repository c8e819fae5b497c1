using System.Globalization;
using Tocsin.Simulators.Telegram.State;

namespace Tocsin.Simulators.Telegram;

/// <summary>The simulator by itself: prints what the bot posts and lets one type as a member of a group.</summary>
internal sealed class Terminal(TelegramSimulator simulator, TextReader input, TextWriter output)
{
    private const string Help = """
        Type as a member of the group: /search bread. Besides that:
          :private      go on in a private chat with the bot    :group     back to the group
          :press N      press button N of the last message      :inline W  type @bot W
          :admin        become an admin of the group, or not    :kick :add take the bot out, or in
          :fail METHOD FAULT [TIMES]   RateLimited, BadGateway, Dropped, DoneThenDropped, DoneThenStalled, DoneThenTruncated
          :quit
        """;

    private readonly SimUser _person = simulator.People.Person("Ada");
    private readonly SimChat _group = simulator.People.Chat("Test group");
    private SimMessage? _last;

    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output)
    {
        var port = args is [_, "--port", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 8081;
        await using var simulator = await TelegramSimulator.StartAsync(TimeProvider.System, port: port);
        await output.WriteLineAsync($"A Bot API of its own at {simulator.BaseUrl}. Point Tocsin at it, in another terminal:");
        await output.WriteLineAsync(
            $"  Telegram__Token={simulator.Token} Telegram__BaseUrl={simulator.BaseUrl} dotnet run --project src/Tocsin");
        await output.WriteLineAsync(Help);
        await new Terminal(simulator, input, output).RunAsync();
        return 0;
    }

    private async Task RunAsync()
    {
        simulator.World.Tell = Show;
        simulator.People.AddBot(_group, _person);
        var chat = _group;
        while (await input.ReadLineAsync() is { } line && line != ":quit")
        {
            switch (line.Split(' ', 2))
            {
                case [""]:
                    break;
                case [":private"]:
                    chat = simulator.World.Chats[_person.Id];
                    break;
                case [":group"]:
                    chat = _group;
                    break;
                case [":kick"]:
                    simulator.People.KickBot(_group, _person);
                    break;
                case [":add"]:
                    simulator.People.AddBot(_group, _person);
                    break;
                case [":admin"]:
                    ToggleAdmin();
                    break;
                case [":press", var which]:
                    Press(which);
                    break;
                case [":inline", var words]:
                    await InlineAsync(words);
                    break;
                case [":fail", var order]:
                    Fail(order.Split(' '));
                    break;
                case [[':', ..], ..]:
                    await output.WriteLineAsync(Help);
                    break;
                default:
                    simulator.People.Say(_person, chat, line);
                    break;
            }
        }
    }

    private void Show(string what, SimMessage message)
    {
        _last = message;
        var topic = message.Topic is null ? "" : string.Create(CultureInfo.InvariantCulture, $"/{message.Topic}");
        output.WriteLine($"\n[{message.Chat.Title}{topic}] {what} #{message.Id}{(message.Photo is null ? "" : " (photo)")}");
        output.WriteLine(what == "deleted" ? "" : message.Text);
        foreach (var (button, index) in message.Buttons.Select((button, index) => (button, index + 1)))
        {
            output.WriteLine($"  ({index}) {button.Label}{(button.Url is null ? "" : " → " + button.Url)}");
        }
    }

    private void ToggleAdmin()
    {
        var isAdmin = _group.Admins.Add(_person.Id) || !_group.Admins.Remove(_person.Id);
        output.WriteLine(isAdmin ? "You are an admin of the group now." : "You are no admin of the group any more.");
    }

    private void Press(string which)
    {
        if (_last is { } message && int.TryParse(which, CultureInfo.InvariantCulture, out var number)
            && message.Buttons.ElementAtOrDefault(number - 1).Data is { } data)
        {
            simulator.People.Press(_person, message, data);
        }
        else
        {
            output.WriteLine("The last message has no such button.");
        }
    }

    private async Task InlineAsync(string words)
    {
        var query = simulator.People.AskInline(_person, words);
        for (var patience = 50; patience > 0 && !simulator.World.Answers.ContainsKey(query); patience--)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }

        var results = simulator.World.Answers.GetValueOrDefault(query)?["results"]?.AsArray();
        await output.WriteLineAsync(results is null ? "No answer within 5 seconds." : string.Join('\n', results.Select(result => $"  - {result!["title"]}")));
    }

    private void Fail(string[] order)
    {
        if (order.Length >= 2 && Enum.TryParse<Wire.Fault>(order[1], ignoreCase: true, out var fault))
        {
            var times = order.Length > 2 && int.TryParse(order[2], CultureInfo.InvariantCulture, out var number) ? number : 1;
            simulator.Faults.Order(order[0], fault, times);
        }
        else
        {
            output.WriteLine(Help);
        }
    }
}
