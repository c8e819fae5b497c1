using System.Xml.Linq;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Reads Atom 1.0 (RFC 4287), and what differs from it in 0.3 or comes without its namespace.</summary>
internal static class AtomFeed
{
    public static Feed Read(XElement root, Uri address)
    {
        var language = FeedText.Language(root);
        var entries = Children(root, "entry").Take(FeedReader.MostItems);
        var feedAuthors = Names(root);
        return new Feed(Line(root, "title"), [.. entries.Select(entry => Item(entry, FeedText.Base(entry, address), language, feedAuthors))])
        {
            Language = language,
        };
    }

    private static FeedItem Item(XElement entry, Uri start, string? feedLanguage, IReadOnlyList<string> feedAuthors)
    {
        var content = Children(entry, "content").FirstOrDefault(element => element.Attribute("src") is null);
        var authors = Names(entry);
        return new FeedItem
        {
            Url = Link(entry, start),
            Guid = PlainText.LineOrNull(Text(entry, "id")) is { Length: <= 1000 } id ? id : null,
            Title = Line(entry, "title") ?? FeedText.Line(FeedText.Media(entry, "title")) ?? "",
            Summary = Children(entry, "summary").FirstOrDefault() is { } summary ? Paragraphs(summary) : FeedText.Paragraphs(FeedText.Media(entry, "description")),
            Paragraphs = Paragraphs(content),
            Authors = authors.Count > 0 ? authors : feedAuthors,
            Published = FeedDates.Read(Text(entry, "published", "issued", "created")) ?? FeedDates.Read(Text(entry, "updated", "modified")),
            Language = FeedText.Language(content ?? entry) ?? feedLanguage,
            Topics = FeedText.Lines(Children(entry, "category").Select(category => (category.Attribute("label") ?? category.Attribute("term"))?.Value)
                .Concat(entry.Elements("dc.subject").Select(FeedText.Raw))),
        };
    }

    private static string? Link(XElement entry, Uri start)
    {
        var links = Children(entry, "link").ToList();
        var best = links.Find(link => IsAlternate(link) && link.Attribute("type")?.Value is null or "text/html" or "application/xhtml+xml")
            ?? links.Find(IsAlternate);
        return best is null ? null : FeedText.Link(best.Attribute("href")?.Value, FeedText.Base(best, start));
    }

    private static bool IsAlternate(XElement link) => link.Attribute("rel")?.Value is null or "alternate";

    // type="text" is text to the letter, whatever signs are in it; html and xhtml are markup (RFC 4287, 3.1.1).
    private static IReadOnlyList<string> Paragraphs(XElement? element) => element switch
    {
        null => [],
        _ when IsText(element) => PlainText.Paragraphs(element.Value),
        _ => FeedText.Paragraphs(FeedText.Raw(element)),
    };

    private static string? Line(XElement parent, string name) => Children(parent, name).FirstOrDefault() switch
    {
        null => null,
        { } element when element.Attribute("type")?.Value is "text" && !element.Value.Contains('&', StringComparison.Ordinal) => PlainText.LineOrNull(element.Value),
        { } element => FeedText.Line(FeedText.Raw(element)),
    };

    private static bool IsText(XElement element) => element.Attribute("type")?.Value is "text" or "text/plain";

    private static string? Text(XElement parent, params string[] names) =>
        names.SelectMany(name => Children(parent, name)).Select(element => element.Value).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static IReadOnlyList<string> Names(XElement parent) =>
        FeedText.Lines(Children(parent, "author").Select(author => Text(author, "name")).Concat(parent.Elements("dc.creator").Select(FeedText.Raw)));

    private static IEnumerable<XElement> Children(XElement parent, string name) => parent.Elements("atom." + name).Concat(parent.Elements(name));
}
