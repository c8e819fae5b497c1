using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Core.Chats;
using Tocsin.Core.Storage;
using Tocsin.LocalChat;
using Tocsin.Simulators.Discord.State;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>The sample campaign, as shipped, in 300 groups on Telegram and 200 channels of 60 servers on Discord.</summary>
public sealed partial class WholeCampaignStories
{
    private const string Said = "The cessation of all bombing";
    private const string Corrected = "The complete cessation of all bombing";

    private static readonly DateTimeOffset FridayAtSixInParis = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private string _code = "";

    [Fact]
    public async Task A_call_its_correction_and_its_recall_reach_every_chat_those_over_48_hours_old_too()
    {
        await using var bot = new Bot(FridayAtSixInParis - TimeSpan.FromMinutes(1)).WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        await bot.With("Organizers:Owners:0", "local:lina Lina").StartAsync();
        var groups = Enumerable.Range(1, 300).Select(number => Group(bot, number)).ToList();
        var channels = Enumerable.Range(1, 60).Select(number => bot.Discord.People.Server($"Server {number}"))
            .SelectMany((server, index) => Channels(bot, server, index < 20 ? 4 : 3)).ToList();
        Assert.Equal(200, channels.Count);
        foreach (var address in groups.Select(Address).Concat(channels.Select(DiscordBench.Address)))
        {
            await bot.Get<ChatStore>().SubscribeAsync(address, new ChatSettings(), TestContext.Current.CancellationToken);
        }

        await AllSeeAsync(Said);
        Assert.All(groups, group => Assert.Single(bot.TextsIn(group), IsTheCall));
        Assert.All(channels, channel => Assert.Single(bot.TextsIn(channel), IsTheCall));
        Assert.InRange(bot.Telegram.Limits.MostInASecond, 2, 30);
        await bot.SleepUntilAsync(FridayAtSixInParis + TimeSpan.FromHours(49));

        await AskAsync(bot, "lina", "/organizers add approver Omar");
        await AskAsync(bot, "omar", $"/join {_code}");
        var post = await bot.Get<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT MAX(id) FROM dispatch WHERE name LIKE '%friday-call'"), TestContext.Current.CancellationToken);
        await AskAsync(bot, "lina", $"/correct post:{post} lang:en find:\"{Said}\" replace:\"{Corrected}\" reason:\"a word was missing\"");
        await AskAsync(bot, "omar", "/correct approve 1");
        await AllSeeAsync(Corrected);

        await AskAsync(bot, "lina", $"/recall post:{post} delete");
        await Eventually.True(
            () => !groups.Any(group => bot.TextsIn(group).Any(IsTheCall)) && !channels.Any(channel => bot.TextsIn(channel).Any(IsTheCall)), "taken back everywhere");
        Assert.Equal(0, bot.Telegram.Limits.Refused);

        Task AllSeeAsync(string words) => Eventually.True(
            () => groups.All(group => bot.TextsIn(group).Any(text => text.Contains(words, StringComparison.Ordinal)))
                && channels.All(channel => bot.TextsIn(channel).Any(text => text.Contains(words, StringComparison.Ordinal))),
            $"'{words}' in every chat");
    }

    [Fact]
    public async Task A_halt_in_the_middle_of_a_broadcast_stops_both_platforms_until_two_let_it_go_on()
    {
        await using var bot = new Bot(FridayAtSixInParis - TimeSpan.FromMinutes(1)).WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        await bot.With("Organizers:Owners:0", "local:lina Lina").StartAsync();
        await AskAsync(bot, "lina", "/organizers add organizer Omar");
        await AskAsync(bot, "omar", $"/join {_code}");
        var groups = Enumerable.Range(1, 90).Select(number => Group(bot, number)).ToList();
        var channels = Channels(bot, bot.Discord.People.Server("Server"), 60).ToList();
        foreach (var address in groups.Select(Address).Concat(channels.Select(DiscordBench.Address)))
        {
            await bot.Get<ChatStore>().SubscribeAsync(address, new ChatSettings(), TestContext.Current.CancellationToken);
        }

        await Eventually.True(() => Posted() > 20, "in the middle of the broadcast");
        await AskAsync(bot, "omar", "/halt a wrong date");
        // What was written already when the halt became durable may still arrive.
        var halted = bot.Clock.GetUtcNow();
        await Eventually.True(() => bot.Clock.GetUtcNow() - halted > TimeSpan.FromMinutes(1), "a minute under the halt");
        var then = Posted();
        Assert.InRange(then, 20, 149);
        await AskAsync(bot, "omar", "/resume");
        await Eventually.True(() => bot.Clock.GetUtcNow() - halted > TimeSpan.FromMinutes(2), "a minute after one asked");
        Assert.Equal(then, Posted());

        await AskAsync(bot, "lina", "/resume");

        await Eventually.True(() => Posted() == 150, "all of it");
        Assert.All(groups, group => Assert.Single(bot.TextsIn(group), IsTheCall));
        Assert.All(channels, channel => Assert.Single(bot.TextsIn(channel), IsTheCall));

        int Posted() => groups.Count(group => bot.TextsIn(group).Any(IsTheCall)) + channels.Count(channel => bot.TextsIn(channel).Any(IsTheCall));
    }

    private static bool IsTheCall(string text) => text.Contains("cessation of all bombing", StringComparison.Ordinal);

    private async Task AskAsync(Bot bot, string who, string line)
    {
        var answer = await bot.AskAsync("local", who, line);
        var text = string.Join('\n', answer.Posts.Select(PlainText.Of));
        Assert.True(answer.Succeeded, text);
        _code = Invitation().Match(text) is { Success: true } match ? match.Value : _code;
    }

    private static SimChat Group(Bot bot, int number)
    {
        var group = bot.Telegram.People.Chat(string.Create(CultureInfo.InvariantCulture, $"Group {number}"));
        group.BotStatus = "member";
        return group;
    }

    private static ChatAddress Address(SimChat group) => new("telegram", group.Id.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<SimChannel> Channels(Bot bot, SimGuild server, int count) =>
        Enumerable.Range(2, count - 1).Select(number => bot.Discord.People.Channel(server, $"channel-{number}")).Prepend(server.SystemChannel!);

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Invitation();
}
