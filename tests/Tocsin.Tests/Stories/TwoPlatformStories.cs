using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Core.Storage;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>Ada writes to the bot on Telegram, Bea on Discord; each sees what the other does. The whole program, both simulators.</summary>
public sealed partial class TwoPlatformStories
{
    [Fact]
    public async Task Two_organizers_on_different_platforms_take_a_call_from_proposal_to_recall()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        var ada = bot.Telegram.People.Person("Ada");
        var bea = bot.Discord.People.Person("Bea", permissions: Permissions.Administrator);
        var (mine, group) = (bot.Telegram.World.Chats[ada.Id], bot.Telegram.People.Chat("Group"));
        group.Admins.Add(ada.Id);
        var channel = bot.Discord.People.Server("Server").SystemChannel!;
        await bot.With("Organizers:Owners:0", string.Create(CultureInfo.InvariantCulture, $"telegram:{ada.Id} Ada")).StartAsync();
        bot.Telegram.People.AddBot(group, ada);
        bot.Telegram.People.Say(ada, group, "/subscribe");
        await bot.SeeAsync(group, "This chat now receives");
        await bot.ConnectedToDiscordAsync();
        await BeaAsync("subscribe");

        await AdaAsync("/organizers add approver Bea", "Bea can become approver");
        await Eventually.True(() => Code() is not null, "a code for Bea");
        Assert.Contains("Welcome, Bea", await BeaAsync("join", ("code", Code()!)), StringComparison.Ordinal);

        await AdaAsync("/propose title:\"Come to the square\" At noon on Sunday, with friends.", "Proposal 1");
        Assert.Contains("Come to the square", await BeaAsync("preview", ("number", "1")), StringComparison.Ordinal);
        Assert.Contains("Approved", await BeaAsync("approve", ("number", "1")), StringComparison.Ordinal);
        await BothSeeAsync("noon on Sunday");
        Assert.Contains("Come to the square", await BeaAsync("report"), StringComparison.Ordinal);

        var post = await bot.Get<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT id FROM dispatch WHERE origin LIKE 'hand:proposal:%'"), TestContext.Current.CancellationToken);
        await BeaAsync("correct", ("post", $"{post}"), ("find", "Sunday"), ("replace", "Monday"), ("reason", "the square is closed"));
        await AdaAsync("/correct approve 1", "Correction 1");
        await BothSeeAsync("noon on Monday");

        await AdaAsync($"/recall post:{post} delete", "Recall 2");
        await Eventually.True(() => !Standing(), "taken back everywhere");
        Assert.Contains("2", await BeaAsync("report", ("post", $"{post}")), StringComparison.Ordinal);

        async Task AdaAsync(string line, string answer)
        {
            bot.Telegram.People.Say(ada, mine, line);
            await bot.SeeAsync(mine, answer);
        }

        async Task<string> BeaAsync(string command, params (string Name, string Value)[] options)
        {
            var asked = bot.Discord.People.Slash(bea, channel, command, options);
            await Eventually.Done(asked.Answered);
            return string.Join('\n', asked.FollowUps.Prepend(asked.Answer!).Select(message => message.Text));
        }

        async Task BothSeeAsync(string words)
        {
            await bot.SeeAsync(group, words);
            await bot.SeeAsync(channel, words);
        }

        bool Standing() => bot.TextsIn(group).Concat(bot.TextsIn(channel)).Any(text => text.Contains("noon on", StringComparison.Ordinal));

        string? Code() => bot.TextsIn(mine).Select(text => Invitation().Match(text)).LastOrDefault(match => match.Success)?.Value;
    }

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex Invitation();
}
