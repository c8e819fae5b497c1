using Tocsin.Core.Commands;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Discord;

namespace Tocsin.Tests.Stories;

/// <summary>Mallory is a member, on both platforms, and tries whatever the catalogue has for organizers.</summary>
public sealed class RefusalStories
{
    private static readonly string[] Refusals =
        ["Only organizers can do that.", "Only approvers can do that.", "Only owners can do that."];

    [Fact]
    public async Task A_member_who_tries_every_command_of_organizers_is_refused_in_the_same_words_whatever_there_is()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        // Not slowed down for asking so much.
        bot.With("Telegram:Flood:PersonBurst", "1000").With("Telegram:Flood:ChatBurst", "1000");
        await bot.With("Organizers:Owners:0", "local:ana Ana").StartAsync();
        await bot.ConnectedToDiscordAsync();
        var admin = bot.Telegram.People.Person("Admin");
        var group = bot.Telegram.People.Chat("Group");
        group.Admins.Add(admin.Id);
        bot.Telegram.People.AddBot(group, admin);
        bot.Telegram.People.Say(admin, group, "/subscribe");
        await bot.SeeAsync(group, "This chat now receives");
        // What there is to learn of: proposal 1, waiting, with its title and who wrote it.
        Assert.True((await bot.AskAsync("local", "ana", "/propose title:\"Secret plan\" Tomorrow at six.")).Succeeded);
        var before = await DeedsAsync(bot);

        var commands = bot.Get<CommandRouter>().Catalogue.Where(command => command.Who >= CommandRole.Organizer).ToList();
        Assert.True(commands.Count > 20, "the catalogue's commands for organizers");
        await TryOnTelegramAsync(bot, commands);
        await TryOnDiscordAsync(bot, commands);

        Assert.Equal(before, await DeedsAsync(bot));
        Assert.Null(await bot.HaltAsync());
        Assert.DoesNotContain(bot.TextsIn(group), text => Refusals.Contains(text));
    }

    private static async Task TryOnTelegramAsync(Bot bot, IReadOnlyList<CommandDefinition> commands)
    {
        var mallory = bot.Telegram.People.Person("Mallory");
        var mine = bot.Telegram.World.Chats[mallory.Id];
        List<string> lines =
        [
            .. commands.Select(command => $"/{command.Name}"),
            .. commands.Select(command => Line(command, "1")),
            .. commands.Select(command => Line(command, "999")),
        ];
        foreach (var (number, line) in lines.Index())
        {
            bot.Telegram.People.Say(mallory, mine, line);
            // One a second, as a chat on Telegram bears it.
            var next = bot.Clock.GetUtcNow() + TimeSpan.FromSeconds(1);
            await Eventually.True(() => Answers().Count > number && bot.Clock.GetUtcNow() >= next, $"an answer to {line}");
        }

        bot.Telegram.People.Say(mallory, mine, "/help");
        await bot.SeeAsync(mine, "What I can do");

        var answers = Answers();
        Assert.All(answers.Take(lines.Count), answer => Assert.Contains(answer, Refusals));
        Assert.Equal(lines.Count, answers.Count(Refusals.Contains));
        Assert.DoesNotContain(answers, answer => commands.Any(command => answer.Split().Contains($"/{command.Name}")));

        List<string> Answers()
        {
            lock (bot.Telegram.World.Gate)
            {
                return [.. mine.Standing.Where(message => message.From.Id == bot.Telegram.World.Bot.Id).Select(message => message.Text)];
            }
        }
    }

    private static async Task TryOnDiscordAsync(Bot bot, IReadOnlyList<CommandDefinition> commands)
    {
        // Who administers a server is no organizer by that.
        var mallory = bot.Discord.People.Person("Mallory", permissions: Permissions.Administrator);
        var channel = bot.Discord.People.Server("Server").SystemChannel!;
        foreach (var command in commands)
        {
            (string, string)[] Options(string value) => [.. command.Options.Select(option => (option.Name, ValueOf(option, value)))];
            SimInteraction[] tries =
            [
                bot.Discord.People.Slash(mallory, channel, command.Name),
                bot.Discord.People.Slash(mallory, channel, command.Name, Options("1")),
                bot.Discord.People.Slash(mallory, channel, command.Name, Options("999")),
            ];
            foreach (var tried in tries)
            {
                await Eventually.Done(tried.Answered);
                Assert.Null(tried.Form);
                Assert.Contains(tried.Answer!.Text, Refusals);
                Assert.Empty(tried.FollowUps);
                Assert.True(tried.Answer.IsEphemeral, $"/{command.Name} is refused where only the asker sees it");
            }

            foreach (var option in command.Options.Where(option => option.Completes != OptionCompletion.None))
            {
                var typed = bot.Discord.People.Type(mallory, channel, command.Name, (option.Name, ""));
                await Eventually.Done(typed.Answered);
                Assert.Empty(typed.Choices!);
            }
        }

        var shown = bot.Discord.People.Slash(mallory, channel, "help");
        await Eventually.Done(shown.Answered);
        foreach (var command in commands.Where(command => command.MessageOption is not null))
        {
            var chosen = bot.Discord.People.Choose(mallory, shown.Answer!, Words.For("en")[command.MenuKey]);
            await Eventually.Done(chosen.Answered);
            Assert.Contains(chosen.Answer!.Text, Refusals);
        }
    }

    private static string Line(CommandDefinition command, string value) =>
        string.Join(' ', command.Options.Select(option => option.Written(ValueOf(option, value))).Prepend($"/{command.Name}"));

    private static string ValueOf(CommandOption option, string value) => option.Choices.Count > 0 ? option.Choices[0] : value;

    /// <summary>How much organizers have done, and how many proposals wait.</summary>
    private static Task<(long Deeds, long Proposals)> DeedsAsync(Bot bot) => bot.Get<Database>().ReadAsync(
        async session => (
            await session.ScalarAsync<long>("SELECT COUNT(*) FROM audit"),
            await session.ScalarAsync<long>("SELECT COUNT(*) FROM proposal_revision")),
        TestContext.Current.CancellationToken);
}
