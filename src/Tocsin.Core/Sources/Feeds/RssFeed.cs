using System.Globalization;
using System.Xml.Linq;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Reads RSS 2.0 (rssboard.org/rss-specification) and its elders, and RSS 1.0 (web.resource.org/rss/1.0/spec), with their common extensions.</summary>
internal static class RssFeed
{
    /// <summary>A description longer than this is the text itself.</summary>
    private const int LongestIntroduction = 1500;

    public static Feed Read(XElement root, Uri address)
    {
        var channel = root.Element("channel") ?? root;
        var language = LanguageTag.Read(FeedText.Raw(channel, "language", "dc.language"));
        var site = FeedText.Link(FeedText.Raw(channel, "link"), address) is { } link ? new Uri(link) : address;
        var items = channel.Elements("item").Concat(channel == root ? [] : root.Elements("item")).Take(FeedReader.MostItems);
        return new Feed(FeedText.Line(FeedText.Raw(channel, "title", "dc.title")), [.. items.Select(item => Item(item, FeedText.Base(item, site), language))])
        {
            Language = language,
            AsksToWait = Wait(channel),
        };
    }

    private static FeedItem Item(XElement item, Uri start, string? feedLanguage)
    {
        var description = FeedText.Raw(item, "description", "dc.description") ?? FeedText.Media(item, "description") ?? FeedText.Raw(item, "itunes.summary");
        var content = FeedText.Raw(item, "content.encoded", "atom.content");
        var parts = content is null ? null : SpipContent.Read(content);
        var introduction = FeedText.Paragraphs(description is null ? null : SpipContent.WithoutTrail(description));
        var isText = content is null && introduction.Sum(paragraph => paragraph.Length) > LongestIntroduction;
        var paragraphs = parts?.Paragraphs ?? FeedText.Paragraphs(content);
        return new FeedItem
        {
            Url = Link(item, start),
            Guid = Guid(item),
            Title = FeedText.Line(FeedText.Raw(item, "title", "dc.title") ?? FeedText.Media(item, "title")) ?? "",
            Summary = parts?.Standfirst is { } standfirst ? [standfirst] : isText ? [] : introduction,
            Paragraphs = isText ? introduction : paragraphs,
            Authors = Authors(item),
            Published = FeedDates.Read(FeedText.Raw(item, "pubDate")) ?? FeedDates.Read(FeedText.Raw(item, "dc.date", "dcterms.issued", "dcterms.created", "atom.published", "date")),
            Language = LanguageTag.Read(FeedText.Raw(item, "dc.language")) ?? FeedText.Language(item) ?? feedLanguage,
            Topics = FeedText.Lines(item.Elements("dc.subject").Concat(item.Elements("category")).Concat(item.Descendants("media.keywords")).SelectMany(topic => FeedText.Raw(topic).Split(','))),
        };
    }

    private static string? Link(XElement item, Uri start)
    {
        var alternate = item.Elements("atom.link").FirstOrDefault(link => link.Attribute("rel")?.Value is null or "alternate")?.Attribute("href")?.Value;
        var guid = item.Element("guid");
        var permalink = guid?.Attribute("isPermaLink")?.Value is "false" ? null : guid?.Value;
        string?[] places = [FeedText.Raw(item, "feedburner.origLink"), FeedText.Raw(item, "link"), alternate, permalink, item.Attribute("rdf.about")?.Value];
        // A permalink that is no address of its own would resolve to a page beside the feed.
        return places.Select((place, at) => at == 3 && place?.Contains("://", StringComparison.Ordinal) != true ? null : FeedText.Link(place, start))
            .FirstOrDefault(link => link is not null);
    }

    private static string? Guid(XElement item) =>
        PlainText.LineOrNull(FeedText.Raw(item, "guid", "atom.id") ?? item.Attribute("rdf.about")?.Value) is { Length: <= 1000 } guid ? guid : null;

    private static IReadOnlyList<string> Authors(XElement item)
    {
        var creators = FeedText.Lines(item.Elements("dc.creator").SelectMany(creator => FeedText.Raw(creator).Split(',')));
        if (creators.Count > 0)
        {
            return creators;
        }

        var persons = item.Elements("author").Select(author => WithoutAddress(FeedText.Raw(author)))
            .Concat(item.Elements("itunes.author").Select(FeedText.Raw))
            .Concat(item.Elements("atom.author").Select(author => FeedText.Raw(author, "atom.name")))
            .Concat(item.Descendants("media.credit").Where(credit => credit.Attribute("role")?.Value is "author").Select(FeedText.Raw));
        return FeedText.Lines(persons);
    }

    // "desk@example.org (A. Author)": the name is the author, the address is nobody's business.
    private static string? WithoutAddress(string author)
    {
        var open = author.IndexOf('(', StringComparison.Ordinal);
        var close = author.LastIndexOf(')');
        return open >= 0 && close > open ? author[(open + 1)..close] : author.Contains('@', StringComparison.Ordinal) ? null : author;
    }

    private static TimeSpan? Wait(XElement channel)
    {
        if (int.TryParse(FeedText.Raw(channel, "ttl"), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 10_080)
        {
            return TimeSpan.FromMinutes(minutes);
        }

        var frequency = int.TryParse(FeedText.Raw(channel, "sy.updateFrequency"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? times : 1;
        return FeedText.Raw(channel, "sy.updatePeriod")?.Trim() switch
        {
            "hourly" => TimeSpan.FromHours(1) / frequency,
            "daily" => TimeSpan.FromDays(1) / frequency,
            _ => null,
        };
    }
}
