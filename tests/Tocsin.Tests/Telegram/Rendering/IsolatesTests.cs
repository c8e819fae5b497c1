using Tocsin.Telegram.Rendering;

namespace Tocsin.Tests.Telegram.Rendering;

public sealed class IsolatesTests
{
    [Theory]
    [InlineData("كتبت Maria Lopez رسالة.", "كتبت [Maria Lopez] رسالة.")]
    [InlineData("في COVID-19 (الموجة)", "في [COVID-19] (الموجة)")]
    [InlineData("زوروا https://site.example/a/ اليوم", "زوروا [https://site.example/a/] اليوم")]
    [InlineData("وسم #AleppoIsBurning هنا", "وسم [#AleppoIsBurning] هنا")]
    [InlineData("صحيفة A Paper (weekly) صدرت", "صحيفة [A Paper (weekly)] صدرت")]
    [InlineData("Maria قالت\nLopez قال", "[Maria] قالت\n[Lopez] قال")]
    [InlineData("كتبت ٢٠١٦ و 2016.", "كتبت ٢٠١٦ و 2016.")]
    [InlineData("Only Latin letters.", "Only Latin letters.")]
    [InlineData("", "")]
    public void Latin_runs_in_an_Arabic_line_are_isolated(string text, string expected)
    {
        Assert.Equal(expected, Apply(text, rightToLeft: true));
    }

    [Theory]
    [InlineData("The paper عنب بلدي wrote.", "The paper [عنب بلدي] wrote.")]
    [InlineData("Nothing here.", "Nothing here.")]
    public void Arabic_runs_in_a_Latin_line_are_isolated(string text, string expected)
    {
        Assert.Equal(expected, Apply(text, rightToLeft: false));
    }

    [Fact]
    public void A_run_over_two_styles_is_one_run()
    {
        var text = StyledText.Join([StyledText.Of("كتبت "), StyledText.Of("Maria", new TextStyle(Bold: true)), StyledText.Of(" Lopez هنا")]);

        Assert.Equal("كتبت <b>[Maria</b> Lopez] هنا", Shown(HtmlText.Of(Isolates.Apply(text, rightToLeft: true)).Html));
    }

    private static string Apply(string text, bool rightToLeft) => Shown(Isolates.Apply(StyledText.Of(text), rightToLeft).Text);

    private static string Shown(string text) => text.Replace(Isolates.Open, '[').Replace(Isolates.Close, ']');
}
