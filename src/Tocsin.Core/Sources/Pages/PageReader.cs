using AngleSharp.Html.Dom;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Takes the article out of its page: by the site's rule, by the preset of the program that made it, else by the page's own marks.</summary>
internal static class PageReader
{
    private const int LongestTitle = 500;
    private const int LongestStandfirst = 1500;

    /// <summary>The article, or null when the page holds none.</summary>
    /// <param name="html">The page.</param>
    /// <param name="address">Where it came from; null for a saved file, whose own word is then taken.</param>
    /// <param name="rule">The site's rule, if the configuration has one.</param>
    public static PageArticle? Read(string html, Uri? address, SiteRule? rule)
    {
        var document = SafeHtml.Parse(html);
        if (document.Body is null || ErrorPage.Is(document))
        {
            return null;
        }

        var chosen = rule ?? SitePresets.For(document);
        var stated = JsonLd.Read(document).Or(MetaTags.Read(document));
        var head = PageHead.Read(document, chosen);
        var facts = rule is null && chosen is null ? stated.Or(head) : head.Or(stated);
        // The page's title loses to none that is written in it: it carries the site's name.
        var title = facts.Title ?? stated.Title ?? PlainText.LineOrNull(document.Title);
        if (title is null)
        {
            return null;
        }

        var paragraphs = PageBody.Read(document, chosen, isDecided: rule is not null, facts).SkipWhile(paragraph => paragraph == title || paragraph == head.Title).ToList();
        return paragraphs.Count == 0 && head.Description is null ? null : new PageArticle
        {
            Url = Canonical(document, address),
            Title = title.Length > LongestTitle ? title[..LongestTitle] : title,
            Paragraphs = WithoutStandfirst(paragraphs, head.Description),
            Standfirst = Standfirst(head.Description, stated.Description, paragraphs),
            Authors = facts.Authors,
            Publication = facts.Publication,
            Published = facts.Published,
            Language = facts.Language,
            Topics = facts.Topics,
        };
    }

    // A page may not speak for another site: its canonical address counts on its own site only.
    private static string? Canonical(IHtmlDocument document, Uri? address)
    {
        var stated = document.QuerySelector("link[rel~=canonical]")?.GetAttribute("href")
            ?? document.QuerySelector("meta[property='og:url']")?.GetAttribute("content");
        if (!Uri.TryCreate(address, stated, out var canonical) && !Uri.TryCreate(stated, UriKind.Absolute, out canonical))
        {
            return address?.AbsoluteUri;
        }

        var isOwn = canonical.Scheme is "http" or "https" && (address is null || CanonicalUrl.SameSite(canonical.AbsoluteUri, address.AbsoluteUri));
        return isOwn ? canonical.AbsoluteUri : address?.AbsoluteUri;
    }

    private static List<string> WithoutStandfirst(List<string> paragraphs, string? standfirst) =>
        standfirst is not null && paragraphs is [var first, ..] && first == standfirst ? paragraphs[1..] : paragraphs;

    // What a page says for previews is its editor's introduction, unless a program cut it from the text.
    private static string? Standfirst(string? shown, string? stated, List<string> paragraphs)
    {
        if (shown is not null)
        {
            return shown.Length <= LongestStandfirst ? shown : null;
        }

        var beginning = stated?.TrimEnd('.', '…', ' ', '[', ']');
        return beginning is null or { Length: < 40 or > 600 }
            || stated!.EndsWith('…') || stated.EndsWith("...", StringComparison.Ordinal) || stated.EndsWith(']')
            || paragraphs.Exists(paragraph => paragraph.Contains(beginning, StringComparison.OrdinalIgnoreCase))
            || string.Join(' ', paragraphs).Contains(beginning, StringComparison.OrdinalIgnoreCase)
            ? null
            : stated;
    }
}
