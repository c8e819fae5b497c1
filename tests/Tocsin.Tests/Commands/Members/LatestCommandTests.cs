using Tocsin.Core.Commands.Members;
using Tocsin.LocalChat;
using Tocsin.Tests.Stories;

namespace Tocsin.Tests.Commands.Members;

public sealed class LatestCommandTests
{
    [Theory]
    [InlineData("hopitaux", "Hôpitaux")]
    [InlineData("Hopitau", "Hôpitaux")]
    [InlineData("watre", null)]
    [InlineData("wate", "Water")]
    [InlineData("wa", null)]
    [InlineData("Sieges", "Siege")]
    public void A_topic_with_a_slip_is_the_nearest(string typed, string? meant) =>
        Assert.Equal(meant, NearTopic.Of(typed, ["Siege", "Water", "Hôpitaux", "Sieges of towns"]));

    [Fact]
    public async Task It_proposes_the_topic_that_was_meant_as_a_button()
    {
        await using var bot = new Bot().WithShippedConfiguration();
        await bot.StartAsync();

        var answer = await bot.AskAsync("local", "ada", "/latest hospitls");

        Assert.Contains("No articles on \"hospitls\". Did you mean \"hospitals\"?", PlainText.Of(answer.Posts[0]), StringComparison.Ordinal);
        Assert.Equal("/latest hospitals", Assert.Single(answer.Posts[0].Buttons).Command);
        Assert.False(answer.Succeeded);
        Assert.Contains("Topics there are: ", PlainText.Of((await bot.AskAsync("local", "ada", "/latest xyzzy")).Posts[0]), StringComparison.Ordinal);
    }
}
