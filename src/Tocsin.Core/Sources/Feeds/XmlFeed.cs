
namespace Tocsin.Core.Sources.Feeds;

/// <summary>Reads the XML kinds of feed. What is no XML is mended once; what breaks off keeps the items before the break.</summary>
internal static class XmlFeed
{
    public static FeedOutcome Read(string text, Uri address)
    {
        var (root, error) = FeedXml.Parse(text, []);
        if (error is not null)
        {
            var (mended, secondError) = FeedXml.Parse(FeedRepair.Apply(text), FeedRepair.Prefixes(text));
            (root, error) = secondError is null || root is null ? (mended, secondError) : (root, error);
        }

        if (root is null)
        {
            return new FeedOutcome.Unreadable(error!);
        }

        var feed = root.Name.LocalName switch
        {
            "rss" or "rdf.RDF" => RssFeed.Read(root, address),
            "atom.feed" or "feed" => AtomFeed.Read(root, address),
            _ => null,
        };
        return (feed, error) switch
        {
            (null, null) => new FeedOutcome.Unreadable(Faults.OtherXml(root.Name.LocalName)),
            (null or { Items.Count: 0 }, not null) => new FeedOutcome.Unreadable(error!),
            _ => new FeedOutcome.Read(feed with { Items = FeedItems.Distinct(feed.Items), Warning = error }),
        };
    }
}
