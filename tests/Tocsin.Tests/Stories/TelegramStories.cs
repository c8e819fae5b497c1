using System.Globalization;
using Tocsin.Core.Chats;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Tests.Discord;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Stories;

/// <summary>What happens in groups on Telegram: members ask, groups become supergroups, and some throw the bot out in mid-broadcast.</summary>
public sealed class TelegramStories
{
    private static readonly DateTimeOffset FridayAtSixInParis = new(2026, 11, 20, 17, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_member_searches_turns_the_page_and_shares_an_article_with_its_source()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.StartAsync();
        var watch = new Watch(bot.Telegram);
        var ada = bot.Telegram.People.Person("Ada");
        var group = Group(bot, 1);

        bot.Telegram.People.Say(ada, group, "/search aleppo");
        var results = await watch.NextAsync();
        var firstPage = results.Text;
        Assert.Contains(results.Words.Entities, entity => entity.Type == "bold");
        Assert.True(results.NoPreview);
        bot.Telegram.People.Press(ada, results, results.Buttons.Single().Data!);
        Assert.Same(results, await watch.NextAsync());
        Assert.NotEqual(firstPage, results.Text);
        Assert.Equal(2, results.Buttons.Count);

        var asked = bot.Telegram.People.Say(ada, group, "/article 1");
        var article = await watch.NextAsync();
        Assert.Equal(asked.Id, article.ReplyTo);
        Assert.Contains(article.Words.Entities, entity => entity.Url?.StartsWith("http", StringComparison.Ordinal) == true);

        // Anywhere else she types the bot's name and words, and posts one of the cards.
        var query = bot.Telegram.People.AskInline(ada, "aleppo");
        await Eventually.True(() => bot.Telegram.World.Answers.ContainsKey(query), "an inline query is answered");
        var cards = bot.Telegram.World.Answers[query]["results"]!.AsArray();
        Assert.InRange(cards.Count, 5, 10);
        Assert.All(cards, card => Assert.Contains("<a href=\"http", (string?)card!["input_message_content"]!["message_text"], StringComparison.Ordinal));
        var nothing = bot.Telegram.People.AskInline(ada, "");
        await Eventually.True(() => bot.Telegram.World.Answers.ContainsKey(nothing), "an empty inline query is answered");
        Assert.Empty(bot.Telegram.World.Answers[nothing]["results"]!.AsArray());
    }

    [Fact]
    public async Task A_group_that_becomes_a_supergroup_in_mid_broadcast_gets_the_call_once()
    {
        await using var bot = await BeforeTheCallAsync();
        var groups = Enumerable.Range(1, 12).Select(number => Group(bot, number, "group")).ToList();
        await SubscribeAsync(bot, groups);
        SimChat? supergroup = null;
        bot.Telegram.World.Tell = (_, message) => supergroup ??= IsTheCall(message.Text) ? bot.Telegram.People.Migrate(groups[^1]) : null;

        await Eventually.True(() => supergroup is not null && groups[..^1].Append(supergroup).All(group => Calls(bot, group) > 0), "the call in every group");

        Assert.Equal(0, Calls(bot, groups[^1]));
        Assert.All(groups[..^1].Append(supergroup!), group => Assert.Equal(1, Calls(bot, group)));
        Assert.Equal("en", (await ChatAsync(bot, supergroup!)).Settings.Language);
    }

    [Fact]
    public async Task Ten_groups_that_throw_the_bot_out_in_mid_broadcast_keep_their_settings_and_get_the_call_when_it_is_back()
    {
        await using var bot = await BeforeTheCallAsync();
        var groups = Enumerable.Range(1, 30).Select(number => Group(bot, number)).ToList();
        await SubscribeAsync(bot, groups);
        var (ada, ten, kicked) = (bot.Telegram.People.Person("Ada"), groups[^10..], false);
        bot.Telegram.World.Tell = (_, message) =>
        {
            if (!kicked && IsTheCall(message.Text))
            {
                kicked = true;
                ten.ForEach(group => bot.Telegram.People.KickBot(group, ada));
            }
        };

        await Eventually.True(() => groups[..^10].All(group => Calls(bot, group) == 1), "the call in the other twenty");
        foreach (var group in ten)
        {
            await Eventually.True(() => ChatAsync(bot, group).GetAwaiter().GetResult().Suspended == SuspendReason.Kicked, "suspended");
            Assert.Equal(0, Calls(bot, group));
        }

        ten.ForEach(group => bot.Telegram.People.AddBot(group, ada));
        await Eventually.True(() => ten.All(group => Calls(bot, group) == 1), "the call in those that took it back");
        Assert.All(groups, group => Assert.Equal(1, Calls(bot, group)));
        Assert.All(ten, group => Assert.Equal("en", ChatAsync(bot, group).GetAwaiter().GetResult().Settings.Language));
    }

    private static async Task<Bot> BeforeTheCallAsync()
    {
        var bot = new Bot(FridayAtSixInParis - TimeSpan.FromMinutes(1)).WithShippedConfiguration();
        await bot.WithTelegramAsync();
        await bot.StartAsync();
        return bot;
    }

    private static SimChat Group(Bot bot, int number, string type = "supergroup")
    {
        var group = bot.Telegram.People.Chat(string.Create(CultureInfo.InvariantCulture, $"Group {number}"), type);
        group.BotStatus = "member";
        return group;
    }

    private static async Task SubscribeAsync(Bot bot, IEnumerable<SimChat> groups)
    {
        foreach (var group in groups)
        {
            await bot.Get<ChatStore>().SubscribeAsync(Address(group), new ChatSettings { Language = "en" }, Token);
        }
    }

    private static async Task<Chat> ChatAsync(Bot bot, SimChat group) => (await bot.Get<ChatStore>().FindAsync(Address(group), Token))!;

    private static ChatAddress Address(SimChat group) => new("telegram", group.Id.ToString(CultureInfo.InvariantCulture));

    private static int Calls(Bot bot, SimChat group) => bot.TextsIn(group).Count(IsTheCall);

    private static bool IsTheCall(string text) => text.Contains("cessation of all bombing", StringComparison.Ordinal);
}
