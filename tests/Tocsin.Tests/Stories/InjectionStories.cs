using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Storage;
using Tocsin.LocalChat;
using Tocsin.Tests.Discord;
using Channel = Tocsin.Simulators.Discord.State.SimChannel;
using Group = Tocsin.Simulators.Telegram.State.SimChat;

namespace Tocsin.Tests.Stories;

/// <summary>Whatever is typed comes out as the words that were typed: on neither platform do they become markup, links or mentions.</summary>
public sealed partial class InjectionStories
{
    private const string Bold = "<b>bold</b>";

    /// <summary>Markup of both platforms, links that run, SQL, and what formats and templates read.</summary>
    private const string Markup =
        Bold + " <a href='javascript:alert(1)'>a</a> **star** __line__ `code` [x](javascript:alert(1)) '); DROP TABLE proposal; -- {0} {{y}} ${z}";

    /// <summary>Markup, what calls people, and what rings, colours a terminal, turns a line around or ends it.</summary>
    private const string Nasty = Markup + " " + Mentions + " \u0007\u001b[31m\u202Egnp.exe\u202C\u0000\u2028/halt";

    private const string Mentions = "@everyone @here <@1001> <@&1001>";

    private static readonly string[] OnDiscord = ["**star", "__line", "`code", "[x]", "<@", "@everyone", "@here"];

    /// <summary>What the typed markup would have become, had it been read as such.</summary>
    private static readonly (string Type, string On)[] Typed =
        [("bold", "bold"), ("bold", "star"), ("italic", "line"), ("underline", "line"), ("code", "code"), ("text_link", "a"), ("text_link", "x")];

    private static readonly string[] OnTelegram = ["bold", "italic", "text_link", "pre", "code", "blockquote", "expandable_blockquote"];

    [Fact]
    public async Task What_is_written_into_any_field_reaches_both_platforms_as_the_words_it_is()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.WithDiscordAsync();
        var (ada, bea) = (bot.Telegram.People.Person("Ada"), bot.Discord.People.Person("Bea"));
        var (group, channel) = (bot.Telegram.People.Chat("Group"), bot.Discord.People.Server("Server").SystemChannel!);
        group.BotStatus = "member";
        bot.With("Telegram:Flood:PersonBurst", "1000").With("Telegram:Flood:ChatBurst", "1000");
        await File.WriteAllTextAsync(
            Path.Combine(bot.Config, "tocsin.json"),
            string.Create(CultureInfo.InvariantCulture, $$"""{ "Organizers": { "Owners": ["telegram:{{ada.Id}} Ada", "discord:{{bea.Id}} Bea"] } }"""),
            TestContext.Current.CancellationToken);
        await bot.StartAsync();
        await bot.ConnectedToDiscordAsync();
        ChatAddress[] rooms = [new("telegram", group.Id.ToString(CultureInfo.InvariantCulture)), DiscordBench.Address(channel)];
        foreach (var room in rooms)
        {
            // Rooms, too: what was typed comes there once more, in notices.
            await bot.Get<ChatStore>().SubscribeAsync(room, new ChatSettings(), TestContext.Current.CancellationToken);
            await bot.Get<ChatStore>().SetRoomAsync(room, true, new ChatSettings(), TestContext.Current.CancellationToken);
        }

        var adas = new Speaker("telegram", ada.Id.ToString(CultureInfo.InvariantCulture));
        await PostAndCorrectAsync(bot, adas, new Speaker("discord", bea.Id.ToString(CultureInfo.InvariantCulture)), group, channel);
        await AskOnTelegramAsync(bot, ada, bot.Telegram.World.Chats[ada.Id]);
        await AskOnDiscordAsync(bot, bea, channel);

        AssertPlainOnTelegram(bot);
        AssertPlainOnDiscord(bot);
        Assert.Equal(5, await bot.Get<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT COUNT(*) FROM proposal"), TestContext.Current.CancellationToken));
        Assert.DoesNotContain(bot.Log.Lines, line => line.Contains("DROP TABLE", StringComparison.Ordinal));
    }

    /// <summary>The fields that reach everybody: titles, texts, words put right, and reasons.</summary>
    private static async Task PostAndCorrectAsync(Bot bot, Speaker ada, Speaker bea, Group group, Channel channel)
    {
        await RefusedAsync(bot, ada, $"/propose title:\"The well\" {Markup} {Mentions}", "@everyone");
        await RefusedAsync(bot, ada, $"/propose title:\"The well \u202E\" {Markup}", "U+202E");
        await RefusedAsync(bot, ada, $"/propose title:\"The well\" {new string('x', 100_000)}", "shorten");
        await DoneAsync(bot, ada, $"/propose title:\"The well {Markup}\" {Markup}");
        await DoneAsync(bot, ada, $"/propose title:\"No {Markup}\" {Markup}");
        await DoneAsync(bot, bea, $"/reject 2 {Markup}");
        await DoneAsync(bot, bea, "/preview 1");
        await DoneAsync(bot, bea, "/approve 1");
        await BothSeeAsync("The well");
        await BothSeeAsync("rejected proposal 2");

        var post = await bot.Get<Database>().ReadAsync(
            session => session.ScalarAsync<long>("SELECT id FROM dispatch WHERE origin LIKE 'hand:proposal:%'"), TestContext.Current.CancellationToken);
        await RefusedAsync(bot, ada, $"/correct post:{post} find:\"{Bold}\" replace:\"changed {Bold}\" reason:\"{Nasty}\"", "U+0007");
        await DoneAsync(bot, ada, $"/correct post:{post} find:\"{Bold}\" replace:\"changed {Bold}\" reason:\"{Markup}\"");
        await DoneAsync(bot, bea, "/correct approve 1");
        await BothSeeAsync("changed");
        await DoneAsync(bot, ada, $"/correct post:{post} find:\"changed\" replace:\"again\" reason:\"{Markup}\"");
        await DoneAsync(bot, bea, $"/correct reject 2 reason:\"{Markup}\"");
        await OtherFieldsAsync(bot, ada, bea);
        await BothSeeAsync("north gate");
        await DoneAsync(bot, ada, $"/recall post:{post} reason:\"taken {Markup}\"");
        await BothSeeAsync("withdrawn it: taken");
        await DoneAsync(bot, ada, $"/halt {Nasty}");
        await BothSeeAsync("halted everything");

        async Task BothSeeAsync(string words)
        {
            await bot.SeeAsync(group, words);
            await bot.SeeAsync(channel, words);
        }
    }

    /// <summary>Summaries and words of one's own, names, and the reason of an emergency.</summary>
    private static async Task OtherFieldsAsync(Bot bot, Speaker ada, Speaker bea)
    {
        await DoneAsync(bot, ada, $"/propose article:1 own:\"Our words {Markup}\"");
        await DoneAsync(bot, bea, "/preview 3");
        await DoneAsync(bot, bea, "/approve 3");
        await DoneAsync(bot, ada, $"/propose campaign:aleppo-is-burning lang:de title:\"Aleppo {Markup}\" alt:\"A square {Markup}\" {Markup}");
        await DoneAsync(bot, ada, $"/propose title:\"Leave now {Markup}\" Go by the north gate.");
        await DoneAsync(bot, ada, $"/emergency 5 Planes {Markup}");
        await RefusedAsync(bot, ada, $"/organizers add approver Cleo {Bold}", "name");
        await DoneAsync(bot, ada, $"/schedule add aleppo-is-burning every friday 18:00 as:\"Friday {Markup}\"");
    }

    private static async Task AskOnTelegramAsync(Bot bot, Simulators.Telegram.State.SimUser ada, Group chat)
    {
        foreach (var command in Free(bot))
        {
            var line = string.Join(' ', command.Options.Select(option => option.Written(Filled(option))).Prepend($"/{command.Name}"));
            var (before, next) = (Count(), bot.Clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            bot.Telegram.People.Say(ada, chat, line);
            await Eventually.True(() => Count() > before && bot.Clock.GetUtcNow() >= next, $"an answer to /{command.Name}");
        }

        int Count()
        {
            lock (bot.Telegram.World.Gate)
            {
                return chat.Standing.Count(message => message.From.Id == bot.Telegram.World.Bot.Id);
            }
        }
    }

    private static async Task AskOnDiscordAsync(Bot bot, Simulators.Discord.State.SimUser bea, Channel channel)
    {
        foreach (var command in Free(bot))
        {
            var asked = bot.Discord.People.Slash(bea, channel, command.Name, [.. command.Options.Select(option => (option.Name, Filled(option)))]);
            await Eventually.True(() => asked.Answered.IsCompleted || asked.Form is not null, $"an answer to /{command.Name}");
        }
    }

    /// <summary>Every command into which something can be written.</summary>
    private static IEnumerable<CommandDefinition> Free(Bot bot) =>
        bot.Get<CommandRouter>().Catalogue.Where(command => command.Options.Any(option => option.Choices.Count == 0));

    private static string Filled(CommandOption option) => option.Choices.Count > 0 ? option.Choices[0] : Nasty;

    private static void AssertPlainOnTelegram(Bot bot)
    {
        lock (bot.Telegram.World.Gate)
        {
            var own = bot.Telegram.World.Chats.Values.SelectMany(chat => chat.Messages.Values)
                .Where(message => message.From.Id == bot.Telegram.World.Bot.Id).ToList();
            Assert.Contains(own, message => message.Text.Contains(Bold, StringComparison.Ordinal));
            foreach (var message in own)
            {
                Assert.DoesNotContain(message.Text, letter => letter is '\u202E' or '\u202C' or '\u2028' || (char.IsControl(letter) && letter is not '\n'));
                foreach (var entity in message.Words.Entities)
                {
                    Assert.Contains(entity.Type, OnTelegram);
                    Assert.True(entity.Url is null || entity.Url.StartsWith("http", StringComparison.Ordinal), entity.Url);
                    Assert.DoesNotContain((entity.Type, message.Text.Substring(entity.Offset, entity.Length)), Typed);
                }
            }
        }
    }

    private static void AssertPlainOnDiscord(Bot bot)
    {
        var own = bot.Discord.World.Messages;
        Assert.Contains(own, message => message.Text.Contains("DROP TABLE", StringComparison.Ordinal));
        foreach (var message in own)
        {
            Assert.False(message.Pinged);
            Assert.DoesNotContain(message.Text, letter => letter is '\u202E' or '\u202C' or '\u2028' || (char.IsControl(letter) && letter is not '\n'));
            var read = Escaped().Replace(string.Join('\n', message.Embeds.Select(embed => (string?)embed!["description"]).Prepend(message.Content)), "");
            Assert.All(OnDiscord, markup => Assert.DoesNotContain(markup, read, StringComparison.Ordinal));
        }
    }

    private static async Task DoneAsync(Bot bot, Speaker who, string line)
    {
        var answer = await bot.AskAsync(who.Platform, who.Id, line);
        Assert.True(answer.Succeeded, string.Join('\n', answer.Posts.Select(PlainText.Of)));
    }

    private static async Task RefusedAsync(Bot bot, Speaker who, string line, string why)
    {
        var answer = await bot.AskAsync(who.Platform, who.Id, line);
        Assert.False(answer.Succeeded);
        Assert.Contains(why, string.Join('\n', answer.Posts.Select(PlainText.Of)), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\\.", RegexOptions.NonBacktracking)]
    private static partial Regex Escaped();

    private sealed record Speaker(string Platform, string Id);
}
