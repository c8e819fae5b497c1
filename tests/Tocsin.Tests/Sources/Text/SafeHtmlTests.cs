using Tocsin.Core.Sources.Text;

namespace Tocsin.Tests.Sources.Text;

public sealed class SafeHtmlTests
{
    public static TheoryData<string> Hostile =>
    [
        Repeat("<div>", 100_000), Repeat("<p><b class=a><i><u>x", 5_000), Repeat("<table><tr><td>", 50_000), Repeat("<a href=x><div>", 20_000),
        Repeat("<svg><![CDATA[", 50_000), Repeat("<!--", 50_000), Repeat("<script>", 50_000), Repeat("<", 200_000), Repeat("<a b='", 50_000),
        Repeat("</div></p></b>", 50_000), Repeat("<ul><li>", 50_000), Repeat("&#x", 100_000), Repeat("<select><option>", 20_000),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Bears_pages_that_are_made_to_break_parsers(string html)
    {
        var document = SafeHtml.Parse(html);

        Assert.True(DepthOf(document.Body!) < 600);
        Assert.NotNull(HtmlText.Paragraphs(html));
    }

    [Fact]
    public void Changes_nothing_in_the_text_of_an_ordinary_page() =>
        Assert.Equal(
            ["One two.", "Three", "4 < 5 & 6"],
            HtmlText.Paragraphs("<div><p>One <b class='x'>two</b>.<!-- no --><script>if (a < b) {}</script></p><ul><li title='a > b'>Three</ul>4 &lt; 5 &amp; 6</div>"));

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static int DepthOf(AngleSharp.Dom.INode root)
    {
        var deepest = 0;
        Stack<(AngleSharp.Dom.INode Node, int Depth)> open = new([(root, 0)]);
        while (open.TryPop(out var entry))
        {
            deepest = Math.Max(deepest, entry.Depth);
            foreach (var child in entry.Node.ChildNodes)
            {
                open.Push((child, entry.Depth + 1));
            }
        }

        return deepest;
    }
}
