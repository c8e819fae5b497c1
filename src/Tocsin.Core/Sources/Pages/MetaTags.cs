using AngleSharp.Html.Dom;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Reads what a page's <c>meta</c> tags say of its article: Open Graph (ogp.me), Dublin Core, plain HTML.</summary>
internal static class MetaTags
{
    public static PageFacts Read(IHtmlDocument document)
    {
        var tags = document.QuerySelectorAll("meta[content]")
            .Select(tag => (Name: (tag.GetAttribute("property") ?? tag.GetAttribute("name") ?? tag.GetAttribute("http-equiv") ?? "").ToLowerInvariant(), Value: PlainText.Line(tag.GetAttribute("content") ?? "")))
            .Where(tag => tag.Name.Length > 0 && tag.Value.Length > 0)
            .ToLookup(tag => tag.Name, tag => tag.Value);
        return new PageFacts
        {
            Title = First(tags, "og:title", "twitter:title", "dc.title", "dcterms.title"),
            Description = First(tags, "og:description", "description", "twitter:description", "dc.description"),
            Authors = [.. All(tags, "author", "article:author", "dc.creator", "dcterms.creator").Where(name => !name.Contains("://", StringComparison.Ordinal))],
            Publication = First(tags, "og:site_name", "dc.publisher", "application-name"),
            Published = DayReader.Iso(First(tags, "article:published_time", "og:article:published_time", "dcterms.created", "dc.date", "dcterms.date", "date", "citation_publication_date")),
            Language = LanguageTag.Read(First(tags, "dc.language", "og:locale", "content-language", "language")),
            Topics = [.. tags["article:section"].Concat(tags["article:tag"]).Distinct()],
        };
    }

    private static string? First(ILookup<string, string> tags, params string[] names) => All(tags, names).FirstOrDefault();

    // Only of the first name that the page uses: the others say the same once more.
    private static IEnumerable<string> All(ILookup<string, string> tags, params string[] names) =>
        names.Select(name => tags[name]).FirstOrDefault(values => values.Any()) ?? [];
}
