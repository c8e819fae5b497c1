using AngleSharp.Html.Dom;
using Tocsin.Core.Sources.Pages;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Discovery;

/// <summary>Where a site's feed may be, by what its page says and by the program that made it. Pure.</summary>
internal static class PageFeeds
{
    private static readonly string[] Usual = ["/feed/", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json", "/spip.php?page=backend"];

    /// <summary>Addresses to try, the most likely first.</summary>
    public static IReadOnlyList<Uri> In(string html, Uri address)
    {
        var document = SafeHtml.Parse(html);
        var start = Uri.TryCreate(address, document.QuerySelector("base[href]")?.GetAttribute("href"), out var stated) ? stated : address;
        return [.. Named(document)
            .Concat(ByProgram(document))
            .Concat(Linked(document))
            .Concat(Usual)
            .Select(place => Uri.TryCreate(start, place, out var uri) && uri.Scheme is "http" or "https" ? uri : null)
            .OfType<Uri>()
            .Distinct()
            .Take(12)];
    }

    // A site often names the feed of its comments beside its own.
    private static IEnumerable<string> Named(IHtmlDocument document) =>
        document.QuerySelectorAll("link[rel~=alternate][href]")
            .Where(link => IsFeed(link.GetAttribute("type")))
            .OrderBy(link => $"{link.GetAttribute("title")} {link.GetAttribute("href")}".Contains("comment", StringComparison.OrdinalIgnoreCase))
            .Select(link => link.GetAttribute("href")!);

    private static IEnumerable<string> ByProgram(IHtmlDocument document)
    {
        var preset = SitePresets.For(document);
        return preset == SitePresets.Spip ? ["spip.php?page=backend", "/spip.php?page=backend"]
            : preset == SitePresets.WordPress ? ["/feed/"] : [];
    }

    private static IEnumerable<string> Linked(IHtmlDocument document) =>
        document.QuerySelectorAll("a[href*=rss], a[href*=atom], a[href*=feed], a[href*=backend]").Take(3).Select(link => link.GetAttribute("href")!);

    private static bool IsFeed(string? type) =>
        type is not null && (type.Contains("rss", StringComparison.OrdinalIgnoreCase) || type.Contains("atom", StringComparison.OrdinalIgnoreCase)
            || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase) || type.Contains("rdf+xml", StringComparison.OrdinalIgnoreCase));
}
