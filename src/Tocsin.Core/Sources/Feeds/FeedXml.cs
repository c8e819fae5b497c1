using System.Xml;
using System.Xml.Linq;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Reads XML that strangers wrote: no document type, no entity of theirs, nothing fetched, bounded depth and size.</summary>
internal static class FeedXml
{
    private const int DeepestNesting = 100;
    private const int MostElements = 400_000;
    private const long MostCharacters = 32L * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostCharacters,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = true,
        ConformanceLevel = ConformanceLevel.Fragment,
    };

    /// <summary>The root element as far as it could be read, and what stopped the reading.</summary>
    /// <param name="text">The XML.</param>
    /// <param name="undeclared">Prefixes that it may use without having declared them.</param>
    public static (XElement? Root, Phrase? Error) Parse(string text, IReadOnlyCollection<string> undeclared)
    {
        var open = new Stack<XElement>();
        XElement? root = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings, FeedNames.Context(undeclared));
            var elements = 0;
            while (reader.Read())
            {
                Take(reader, open, ref root);
                if (open.Count > DeepestNesting || (reader.NodeType == XmlNodeType.Element && ++elements > MostElements))
                {
                    return (root, Faults.TooDeep);
                }
            }

            return (root, root is null ? Faults.NoRoot : null);
        }
        catch (XmlException error)
        {
            // What was being read when it broke is not to be trusted.
            foreach (var element in open.Where(element => element != root && element.Name.LocalName is "item" or "entry"))
            {
                element.Name = FeedNames.Broken;
            }

            return (root, Faults.BrokenXml(error.LineNumber, error.LinePosition));
        }
    }

    private static void Take(XmlReader reader, Stack<XElement> open, ref XElement? root)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var element = new XElement(FeedNames.Of(reader));
                var isEmpty = reader.IsEmptyElement;
                Attributes(reader, element);
                if (open.TryPeek(out var parent))
                {
                    parent.Add(element);
                }

                root ??= element;
                if (!isEmpty)
                {
                    open.Push(element);
                }

                break;
            case XmlNodeType.EndElement:
                open.TryPop(out _);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                if (open.TryPeek(out var holder))
                {
                    holder.Add(new XText(reader.Value));
                }

                break;
        }
    }

    private static void Attributes(XmlReader reader, XElement element)
    {
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns")
            {
                element.SetAttributeValue(FeedNames.Of(reader), reader.Value);
            }
        }

        reader.MoveToElement();
    }
}
