using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Delivery;
using Tocsin.Core.Sources;
using Tocsin.Core.Wording;
using Tocsin.Tests.Discord;
using Tocsin.Tests.Sources.Site;

namespace Tocsin.Tests.Stories;

public sealed class SourceStories
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_site_is_followed_from_chat_its_news_posted_and_its_changes_told()
    {
        await using var site = new SiteSimulator();
        site.On("/", "<!doctype html><html><head><link rel=alternate type=application/rss+xml href='/feed'></head><body></body></html>");
        site.On("/feed", Feed(Item(site, "old", "An old piece", "What stood there before.")));
        await using var bot = await BotAsync();

        bot.Screen.Type($"/sources add {site.Address("/")}");
        await bot.Screen.SeeAsync("Followed from now on: The Magazine (no. 1)");
        await PassAsync(bot, archive => archive.CountAsync(Cancel), expected: 1);
        await HourAsync(bot);
        Assert.DoesNotContain("■ An old piece", bot.Screen.Text, StringComparison.Ordinal);

        site.On("/feed", Feed(Item(site, "new", "A new piece", "There are seven wells."), Item(site, "old", "An old piece", "What stood there before.")));
        await PassAsync(bot, archive => archive.CountAsync(Cancel), expected: 2);
        await HourAsync(bot);
        await bot.Screen.SeeAsync("■ A new piece");

        site.On("/feed", Feed(Item(site, "new", "A new piece", "There are eight wells.")));
        await PassAsync(bot, async archive => (await archive.FindAsync(new ArticleId(2), Cancel))!.Revision, expected: 2);
        await bot.SweepAsync();

        var told = Assert.Single(await bot.Get<NoticeStore>().UnseenAsync(50, Cancel), notice => notice.Kind == NoticeKind.ArticleChanged);
        Assert.Contains("Before: “There are seven wells.” Now: “There are eight wells.”", told.Text(Words.For("en")), StringComparison.Ordinal);
        bot.Screen.Type("/sources");
        await bot.Screen.SeeAsync("articles: 2");
        Assert.Equal(1, bot.Screen.Count("■ A new piece"));
    }

    [Fact]
    public async Task One_piece_from_two_feeds_and_under_a_new_address_is_posted_once()
    {
        await using var site = new SiteSimulator();
        site.On("/feed", Feed());
        site.On("/other", Feed());
        await using var bot = await BotAsync();
        bot.Screen.Type($"/sources add {site.Address("/feed")}");
        await bot.Screen.SeeAsync("(no. 1)");
        bot.Screen.Type($"/sources add {site.Address("/other")}");
        await bot.Screen.SeeAsync("(no. 2)");
        await PassAsync(bot, async _ => (await bot.Get<SourceDirectory>().ListAsync(Cancel)).Count(source => source.IsFilled), expected: 2);

        site.On("/feed", Feed(Item(site, "spip.php?article7", "The only piece", "It says one thing.")));
        site.On("/other", Feed(Item(site, "spip.php?article7&amp;utm_source=rss", "The only piece", "It says one thing.", guid: "another")));
        await PassAsync(bot, archive => archive.CountAsync(Cancel), expected: 1);
        await HourAsync(bot);
        await bot.Screen.SeeAsync("■ The only piece");
        site.On("/feed", Feed(Item(site, "The-only-piece", "The only piece", "It says one thing.", guid: "new-scheme"), Item(site, "second", "A second piece", "It says another.")));
        await PassAsync(bot, archive => archive.CountAsync(Cancel), expected: 2);
        await HourAsync(bot);
        await bot.Screen.SeeAsync("■ A second piece");
        await HourAsync(bot);

        Assert.Equal(1, bot.Screen.Count("■ The only piece"));
        Assert.Equal(1, bot.Screen.Count("■ A second piece"));
    }

    private static async Task<Bot> BotAsync()
    {
        var bot = new Bot(Start).With("Sources:Fetch:PrivateHosts:0", "127.0.0.1").With("Sources:Fetch:PauseBetweenRequests", "00:00:00");
        await File.WriteAllTextAsync(
            Path.Combine(bot.Campaigns, "news.yaml"),
            """
            zone: Etc/UTC
            texts:
              en:
                title: News
                aim: Tell people what is new.
                call: Read.
            schedules:
              news:
                when: every hour
                post: newest-article
            """,
            Cancel);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>Lets time pass, in steps that leave a visit under way the time to end, until the visits have done what they should.</summary>
    private static async Task PassAsync(Bot bot, Func<ArticleStore, Task<long>> count, long expected)
    {
        var archive = bot.Get<ArticleStore>();
        var polls = 0;
        await Eventually.True(
            () =>
            {
                if (polls++ % 20 == 0)
                {
                    bot.Clock.Advance(TimeSpan.FromMinutes(5));
                }

                return count(archive).GetAwaiter().GetResult() == expected;
            },
            $"{expected} in the archive");
    }

    private static async Task HourAsync(Bot bot)
    {
        bot.Clock.Advance(TimeSpan.FromHours(1));
        await bot.SweepAsync();
    }

    private static string Feed(params string[] items) => $"<rss><channel><title>The Magazine</title>{string.Concat(items)}</channel></rss>";

    private static string Item(SiteSimulator site, string name, string title, string text, string? guid = null) =>
        $"""
        <item><title>{title}</title><link>{site.Address("/" + name)}</link><guid isPermaLink="false">{guid ?? name}</guid><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>
        <dc:language>en</dc:language><content:encoded>&lt;p&gt;{text}&lt;/p&gt;&lt;p&gt;{title} goes on for a while, so that nobody takes it for a notice, and says things that only this article says. The people of the quarter have met in the garden and have talked about water, about pipes and about the long way to the river. They have written down what they need and have sent it to the town.&lt;/p&gt;</content:encoded></item>
        """;
}
