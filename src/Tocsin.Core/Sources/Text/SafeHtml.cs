using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Tocsin.Core.Sources.Text;

/// <summary>Parses HTML that strangers wrote: nothing in it runs, nothing is fetched, and no page takes long.</summary>
internal static class SafeHtml
{
    /// <summary>What stands beyond is left unread; the longest magazine pages are a tenth of it.</summary>
    private const int LongestPage = 2 * 1024 * 1024;

    public static IHtmlDocument Parse(string html)
    {
        var bounded = html.Length > LongestPage ? html[..LongestPage] : html;
        return new HtmlParser().ParseDocument(HtmlLimits.Apply(bounded));
    }
}
