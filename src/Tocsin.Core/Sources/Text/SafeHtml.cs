using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tocsin.Core.Sources.Text;

/// <summary>Parses HTML that strangers wrote: nothing in it runs and nothing is fetched.</summary>
internal static class SafeHtml
{
    private static readonly HtmlParserOptions Options = new() { IsKeepingSourceReferences = false };

    public static IHtmlDocument? Parse(string html) => new HtmlParser(Options).ParseDocument(html);
}
