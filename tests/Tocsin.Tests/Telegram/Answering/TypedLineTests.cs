using Tocsin.Telegram.Answering;

namespace Tocsin.Tests.Telegram.Answering;

public sealed class TypedLineTests
{
    [Theory]
    [InlineData("/search bread", "/search bread")]
    [InlineData("  /search@Tocsin_Bot  bread and water ", "/search  bread and water")]
    [InlineData("/SEARCH@tocsin_bot\nbread", "/SEARCH\nbread")]
    [InlineData("/start article-3", "/article 3")]
    [InlineData("/start@tocsin_bot search-local_councils", "/search local councils")]
    [InlineData("/start campaign-aleppo-is-burning", "/campaign aleppo-is-burning")]
    [InlineData("/start help", "/help")]
    [InlineData("/start settings-risk_high", "/start settings-risk_high")]
    [InlineData("/start", "/start")]
    public void A_command_is_read(string text, string command)
    {
        Assert.Equal(command, TypedLine.Read(text, "tocsin_bot", isPrivate: false)?.Command);
    }

    [Theory]
    [InlineData("/search@other_bot bread")]
    [InlineData("hello")]
    [InlineData("/")]
    [InlineData("//")]
    [InlineData("")]
    public void What_is_not_for_us_in_a_group_is_not(string text)
    {
        Assert.False(TypedLine.Read(text, "tocsin_bot", isPrivate: false)?.IsForUs ?? false);
    }

    [Fact]
    public void Plain_words_in_a_private_chat_are_a_search()
    {
        Assert.Equal("/search local councils", TypedLine.Read(" local councils", "tocsin_bot", isPrivate: true)?.Command);
        Assert.Null(TypedLine.Read("local councils", "tocsin_bot", isPrivate: false));
    }

    [Fact]
    public void A_bare_command_in_a_group_may_be_anothers()
    {
        Assert.False(TypedLine.Read("/roll", "tocsin_bot", isPrivate: false)!.IsForUs);
        Assert.True(TypedLine.Read("/roll@tocsin_bot", "tocsin_bot", isPrivate: false)!.IsForUs);
    }
}
