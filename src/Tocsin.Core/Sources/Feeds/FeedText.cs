using System.Xml.Linq;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Texts of a feed's elements: bounded, plain, with their links resolved.</summary>
internal static class FeedText
{
    private const int LongestLine = 500;
    private const int LongestText = 1024 * 1024;

    /// <summary>The raw text of the first of these children that has any.</summary>
    public static string? Raw(XElement parent, params string[] names) =>
        names.SelectMany(name => parent.Elements(name)).Select(Raw).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>What Media RSS says of an item (rssboard.org/media-rss): beside the item's own elements, or in their group.</summary>
    public static string? Media(XElement item, string name) =>
        Raw(item, "media." + name) ?? item.Elements("media.group").Select(group => Raw(group, "media." + name)).FirstOrDefault(text => text is not null);

    /// <summary>What stands in an element; XHTML inside it as markup.</summary>
    public static string Raw(XElement element)
    {
        if (!element.HasElements)
        {
            return Bounded(element.Value, LongestText);
        }

        var inner = string.Concat(element.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting)));
        return Bounded(inner.Replace("<html.", "<", StringComparison.Ordinal).Replace("</html.", "</", StringComparison.Ordinal), LongestText);
    }

    /// <summary>One plain line of a text that may be HTML, or null.</summary>
    public static string? Line(string? raw) =>
        raw is null ? null : PlainText.LineOrNull(Bounded(HtmlText.Line(Bounded(raw, LongestLine * 20)), LongestLine));

    public static IReadOnlyList<string> Lines(IEnumerable<string?> raws) => [.. raws.Select(Line).OfType<string>().Distinct().Take(50)];

    public static IReadOnlyList<string> Paragraphs(string? raw) => raw is null ? [] : HtmlText.Paragraphs(raw);

    /// <summary>The whole web address, or null for what is none.</summary>
    public static string? Link(string? raw, Uri start) =>
        PlainText.LineOrNull(raw) is { Length: <= 2000 } link && Uri.TryCreate(start, link, out var uri) && uri.Scheme is "http" or "https"
            ? uri.AbsoluteUri
            : null;

    /// <summary>Where relative links of <paramref name="element"/> start: <c>xml:base</c> of it and what holds it (w3.org/TR/xmlbase).</summary>
    public static Uri Base(XElement element, Uri address) =>
        element.AncestorsAndSelf().Reverse()
            .Select(holder => holder.Attribute("xml.base")?.Value)
            .OfType<string>()
            .Aggregate(address, (start, part) => Uri.TryCreate(start, part, out var next) && next.Scheme is "http" or "https" ? next : start);

    public static string? Language(XElement element) =>
        LanguageTag.Read(element.AncestorsAndSelf().Select(holder => holder.Attribute("xml.lang")?.Value).FirstOrDefault(tag => tag is not null));

    private static string Bounded(string text, int length) => text.Length <= length ? text : text[..length];
}
