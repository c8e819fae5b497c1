using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Backfills;

/// <summary>The articles that a page of a SPIP section lists. Pure.</summary>
internal static class SectionPage
{
    private const int MostLinks = 200;

    /// <summary>Their addresses, in the page's order; pretty addresses are recognised where the page marks them as list entries.</summary>
    public static IReadOnlyList<string> Articles(string html, Uri address)
    {
        var document = SafeHtml.Parse(html);
        var marked = document.QuerySelectorAll(".liste.articles a[rel~=bookmark], .liste-articles a[rel~=bookmark], .entry-title a, li.item a, h3 a, h2 a").ToHashSet();
        return [.. document.QuerySelectorAll("a[href]").Where(link => marked.Contains(link) || IsNumbered(link.GetAttribute("href")!))
            .Select(link => Uri.TryCreate(address, link.GetAttribute("href"), out var uri) && uri.Scheme is "http" or "https" && uri.Host == address.Host ? uri : null)
            .OfType<Uri>()
            .Where(uri => !uri.Query.Contains("rubrique", StringComparison.Ordinal) && uri.AbsolutePath != "/")
            .DistinctBy(uri => CanonicalUrl.Of(uri.AbsoluteUri).Key)
            .Select(uri => uri.AbsoluteUri)
            .Take(MostLinks)];
    }

    private static bool IsNumbered(string href) =>
        Uri.TryCreate(new Uri("http://site/"), href, out var uri) && SpipAddress.ArticleOf(uri.AbsolutePath, [.. uri.Query.TrimStart('?').Split('&')]) is not null;
}
