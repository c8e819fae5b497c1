using Tocsin.LocalChat;
using Tocsin.Tests.Stories;

namespace Tocsin.Tests.Commands.Members;

/// <summary><c>/related</c> over the sample archive, in the real program.</summary>
public sealed class RelatedCommandTests
{
    [Fact]
    public async Task It_lists_articles_on_the_same_things_with_their_sources_and_not_the_article_itself()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();

        var related = await SayAsync(bot, "/related 3");
        Assert.Contains("Like \"The al-Quds hospital in Aleppo\"", related, StringComparison.Ordinal);
        Assert.Contains("346 attacks on hospitals", related, StringComparison.Ordinal);
        Assert.DoesNotContain("\n3. ", related, StringComparison.Ordinal);
        Assert.Contains("International Viewpoint", related, StringComparison.Ordinal);

        Assert.Contains("999", await SayAsync(bot, "/related 999"), StringComparison.Ordinal);
        Assert.Equal(related, await SayAsync(bot, "/related ٣"));
        Assert.Equal(related, await SayAsync(bot, "/related 3."));
        Assert.StartsWith("The al-Quds hospital in Aleppo\n", await SayAsync(bot, "/article #٣."), StringComparison.Ordinal);
        Assert.Contains("\"3a\" is no article number", await SayAsync(bot, "/article 3a"), StringComparison.Ordinal);
        Assert.Contains("Newest articles — results: ", await SayAsync(bot, "/search"), StringComparison.Ordinal);
        Assert.Contains("/related", await SayAsync(bot, "/help"), StringComparison.Ordinal);
    }

    private static async Task<string> SayAsync(Bot bot, string line) =>
        string.Join('\n', (await bot.AskAsync("local", "ada", line)).Posts.Select(PlainText.Of));
}
