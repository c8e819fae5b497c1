using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Simulators.Discord.State;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Tests.Discord;
using DiscordUser = Tocsin.Simulators.Discord.State.SimUser;
using TelegramUser = Tocsin.Simulators.Telegram.State.SimUser;

namespace Tocsin.Tests.Stories;

/// <summary>The whole program on both simulators: Ada, an owner, writes to the bot on Telegram; Bea, whom she appointed, on Discord. Each platform has one subscribed chat.</summary>
internal sealed partial class TwoOrganizers : IAsyncDisposable
{
    private readonly TelegramUser _ada;
    private readonly DiscordUser _bea;
    private readonly SimChat _mine;
    private readonly SimChat _group;
    private readonly SimChannel _channel;

    private TwoOrganizers(Bot bot)
    {
        Bot = bot;
        _ada = bot.Telegram.People.Person("Ada");
        _bea = bot.Discord.People.Person("Bea", permissions: Permissions.Administrator);
        (_mine, _group) = (bot.Telegram.World.Chats[_ada.Id], bot.Telegram.People.Chat("Group"));
        _group.Admins.Add(_ada.Id);
        _channel = bot.Discord.People.Server("Server").SystemChannel!;
    }

    public Bot Bot { get; }

    /// <summary>What members read on both platforms.</summary>
    public IEnumerable<string> Posted => Bot.TextsIn(_group).Concat(Bot.TextsIn(_channel));

    public static async Task<TwoOrganizers> StartAsync()
    {
        var bot = new Bot().WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        var two = new TwoOrganizers(bot);
        await bot.With("Organizers:Owners:0", string.Create(CultureInfo.InvariantCulture, $"telegram:{two._ada.Id} Ada")).StartAsync();
        bot.Telegram.People.AddBot(two._group, two._ada);
        bot.Telegram.People.Say(two._ada, two._group, "/subscribe");
        await bot.SeeAsync(two._group, "This chat now receives");
        await bot.ConnectedToDiscordAsync();
        await two.BeaAsync("subscribe");

        await two.AdaAsync("/organizers add approver Bea", "Bea can become approver");
        await Eventually.True(() => two.Code() is not null, "a code for Bea");
        Assert.Contains("Welcome, Bea", await two.BeaAsync("join", ("code", two.Code()!)), StringComparison.Ordinal);
        return two;
    }

    /// <summary>Ada writes to the bot, and sees <paramref name="answer"/>.</summary>
    public async Task AdaAsync(string line, string answer)
    {
        Bot.Telegram.People.Say(_ada, _mine, line);
        await Bot.SeeAsync(_mine, answer);
    }

    /// <summary>What Bea is answered.</summary>
    public async Task<string> BeaAsync(string command, params (string Name, string Value)[] options)
    {
        var asked = Bot.Discord.People.Slash(_bea, _channel, command, options);
        await Eventually.Done(asked.Answered);
        return string.Join('\n', asked.FollowUps.Prepend(asked.Answer!).Select(message => message.Text));
    }

    public async Task BothSeeAsync(string words)
    {
        await Bot.SeeAsync(_group, words);
        await Bot.SeeAsync(_channel, words);
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();

    private string? Code() => Bot.TextsIn(_mine).Select(text => Invitation().Match(text)).LastOrDefault(match => match.Success)?.Value;

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Invitation();
}
