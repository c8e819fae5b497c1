using System.Collections.Frozen;
using System.Xml;
using System.Xml.Linq;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>The names that feeds use, each namespace in one spelling: <c>title</c>, <c>atom:link</c>, <c>dc:creator</c>, <c>content:encoded</c>.</summary>
internal static class FeedNames
{
    /// <summary>An item that was cut off in its middle.</summary>
    public static readonly XName Broken = "broken";

    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        [""] = "",
        ["http://purl.org/rss/1.0/"] = "",
        ["http://my.netscape.com/rdf/simple/0.9/"] = "",
        ["http://backend.userland.com/rss2"] = "",
        ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf",
        ["http://www.w3.org/2005/Atom"] = "atom",
        ["http://purl.org/atom/ns#"] = "atom",
        ["http://purl.org/dc/elements/1.1/"] = "dc",
        ["http://purl.org/dc/terms/"] = "dcterms",
        ["http://purl.org/rss/1.0/modules/content/"] = "content",
        ["http://purl.org/rss/1.0/modules/syndication/"] = "sy",
        ["http://search.yahoo.com/mrss/"] = "media",
        ["http://search.yahoo.com/mrss"] = "media",
        ["http://www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["http://rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
        ["http://www.w3.org/1999/xhtml"] = "html",
        ["http://www.w3.org/XML/1998/namespace"] = "xml",
    }.ToFrozenDictionary();

    /// <summary>The name at the reader, as <c>prefix.local</c> without namespaces; unknown namespaces keep apart as <c>other.local</c>.</summary>
    public static XName Of(XmlReader reader)
    {
        var prefix = Prefixes.GetValueOrDefault(reader.NamespaceURI.Trim(), "other");
        return prefix.Length == 0 ? reader.LocalName : $"{prefix}.{reader.LocalName}";
    }

    /// <summary>Feeds that use prefixes without declaring them are read as if they had.</summary>
    /// <param name="undeclared">Prefixes that the text uses, beyond the well-known ones.</param>
    public static XmlParserContext Context(IEnumerable<string> undeclared)
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach (var prefix in undeclared)
        {
            names.AddNamespace(prefix, "urn:undeclared:" + prefix);
        }

        foreach (var (uri, prefix) in Prefixes.Where(entry => entry.Value is not ("" or "xml") && !entry.Key.EndsWith("mrss", StringComparison.Ordinal)))
        {
            names.AddNamespace(prefix, uri);
        }

        return new XmlParserContext(names.NameTable, names, xmlLang: null, XmlSpace.None);
    }
}
