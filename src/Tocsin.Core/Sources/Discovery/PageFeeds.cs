using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Tocsin.Core.Sources.Pages;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Discovery;

/// <summary>Where a site's feed may be, by what its page says and by the program that made it. Pure.</summary>
internal sealed partial class PageFeeds
{
    private static readonly string[] Usual = ["/feed/", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml", "/feed.json", "/spip.php?page=backend"];

    private PageFeeds(IReadOnlyList<NamedFeed> named, IReadOnlyList<Uri> guessed)
    {
        Named = named;
        Guessed = guessed;
    }

    /// <summary>The feeds that the page names for readers, each once, those of comments left out where there is another.</summary>
    public IReadOnlyList<NamedFeed> Named { get; }

    /// <summary>Where it may be otherwise, the most likely first.</summary>
    public IReadOnlyList<Uri> Guessed { get; }

    public static PageFeeds In(string html, Uri address)
    {
        var document = SafeHtml.Parse(html);
        var start = Uri.TryCreate(address, document.QuerySelector("base[href]")?.GetAttribute("href"), out var stated) ? stated : address;
        // Whoever gives the page of a section wants that section.
        if (SitePresets.IsSpip(document) && SpipFeeds.Of(address) is { } own)
        {
            return new PageFeeds([new NamedFeed(own, null)], []);
        }

        return new PageFeeds(
            Stated(document, start),
            [.. ByProgram(document).Concat(Linked(document)).Concat(Usual).Select(place => Web(start, place)).OfType<Uri>().Distinct().Take(10)]);
    }

    private static List<NamedFeed> Stated(IHtmlDocument document, Uri start)
    {
        var all = document.QuerySelectorAll("link[rel~=alternate][href]")
            .Where(link => IsFeed(link.GetAttribute("type")))
            .Select(link => (Title: PlainText.LineOrNull(link.GetAttribute("title")), Address: Web(start, link.GetAttribute("href")!)))
            .Where(link => link.Address is not null)
            .Select(link => new NamedFeed(link.Address!, link.Title))
            .Take(50)
            .ToList();
        var main = all.Where(feed => !IsOfComments(feed)).ToList();
        // One feed in two formats is one feed.
        return [.. (main.Count > 0 ? main : all).DistinctBy(feed => feed.Address).DistinctBy(feed => Format().Replace(feed.Title ?? "", "").ToLowerInvariant()).Take(8)];
    }

    private static bool IsOfComments(NamedFeed feed) =>
        $"{feed.Title} {feed.Address.AbsolutePath}{feed.Address.Query}".Contains("comment", StringComparison.OrdinalIgnoreCase)
        || feed.Title?.Contains("commentaire", StringComparison.OrdinalIgnoreCase) == true
        || feed.Title?.Contains("comentario", StringComparison.OrdinalIgnoreCase) == true;

    private static IEnumerable<string> ByProgram(IHtmlDocument document)
    {
        var preset = SitePresets.For(document);
        return preset == SitePresets.Spip ? ["spip.php?page=backend", "/spip.php?page=backend"]
            : preset == SitePresets.WordPress ? ["/feed/"] : [];
    }

    private static IEnumerable<string> Linked(IHtmlDocument document) =>
        document.QuerySelectorAll("a[href*=rss], a[href*=atom], a[href*=feed], a[href*=backend]").Take(3).Select(link => link.GetAttribute("href")!);

    private static Uri? Web(Uri start, string place) =>
        Uri.TryCreate(start, place, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

    private static bool IsFeed(string? type) =>
        type is not null && (type.Contains("rss", StringComparison.OrdinalIgnoreCase) || type.Contains("atom", StringComparison.OrdinalIgnoreCase)
            || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase) || type.Contains("rdf+xml", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\b(rss|atom|rdf|json|xml|feed|flux|[012]\.[0-9]+)\b|[^\p{L}\p{Nd}]+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Format();
}

/// <summary>A feed that a page names.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Title">What the page calls it.</param>
internal sealed record NamedFeed(Uri Address, string? Title);
