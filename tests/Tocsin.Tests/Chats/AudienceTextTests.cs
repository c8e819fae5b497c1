using Tocsin.Core.Chats;

namespace Tocsin.Tests.Chats;

public sealed class AudienceTextTests
{
    private static readonly Chat[] Known =
        [new() { Id = new ChatId(12), Address = new ChatAddress("telegram", "-100123/5"), Settings = new ChatSettings() }];

    [Theory]
    [InlineData("all", "all")]
    [InlineData(" ALL ", "all")]
    [InlineData("lang:fr", "lang:fr")]
    [InlineData("fr", "lang:fr")]
    [InlineData("fr,ar", "lang:fr,ar")]
    [InlineData("fr ar telegram", "platform:telegram lang:fr,ar")]
    [InlineData("telegram en #water", "platform:telegram lang:en topic:water")]
    [InlineData("#water, #bread", "topic:water,bread")]
    [InlineData("lang:fr, ar telegram", "platform:telegram lang:fr,ar")]
    [InlineData("lang:pt-BR، ar", "lang:pt-br,ar")]
    [InlineData("topic:civil society lang:fr,AR; platform:Telegram tag:press", "platform:telegram lang:fr,ar topic:civil society tag:press")]
    [InlineData("telegram topic:right to food", "platform:telegram topic:right to food")]
    [InlineData("topic:a b,c d #e", "topic:a b,c d,e")]
    [InlineData("tag=press chat=12", "tag:press chat:12")]
    [InlineData("chat:#12", "chat:12")]
    [InlineData("chat:telegram:-100123/5", "chat:12")]
    [InlineData("chat:telegram:-100999", "chat:telegram:-100999")]
    public void An_audience_is_written_as_it_is_read(string text, string written)
    {
        Assert.True(AudienceText.TryRead(text, Known, out var audience, out var unknown), unknown);
        Assert.Equal(written, AudienceText.Write(audience, Known));
        Assert.True(AudienceText.TryRead(written, Known, out var again, out _));
        Assert.Equal(written, AudienceText.Write(again, Known));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("everybody", "everybody")]
    [InlineData("all fr", "all")]
    [InlineData("lang:", "lang:")]
    [InlineData("lang:xx_y!", "lang:xx_y!")]
    [InlineData("lang:fr,", null)]
    [InlineData("platform:facebook", "platform:facebook")]
    [InlineData("please lang:fr", "please")]
    [InlineData("chat:nowhere", "chat:nowhere")]
    [InlineData("chat:13", "chat:13")]
    [InlineData("topic:syria telegram", "topic:syria telegram")]
    [InlineData("topic:syria fr lang:ar", "topic:syria fr")]
    [InlineData("'; DROP TABLE chat; --", "';")]
    public void What_means_nothing_or_two_things_is_named(string text, string? expected)
    {
        Assert.Equal(expected is null, AudienceText.TryRead(text, Known, out _, out var unknown));
        Assert.Equal(expected?.TrimEnd(';'), unknown);
    }
}
