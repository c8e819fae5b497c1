using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;

namespace Tocsin.Core.Sources.Text;

/// <summary>The paragraphs of a part of a page: headings, list items, quotes and table rows are paragraphs too.</summary>
internal static class BlockText
{
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal,
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
        "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "td", "th", "time", "tt", "u", "var", "wbr");

    private static readonly FrozenSet<string> Silent = FrozenSet.Create(
        StringComparer.Ordinal,
        "area", "audio", "base", "button", "canvas", "datalist", "embed", "figure", "form", "head", "iframe", "img", "input", "link", "map",
        "math", "meta", "nav", "noscript", "object", "picture", "script", "select", "style", "svg", "template", "textarea", "title", "video");

    public static IReadOnlyList<string> Paragraphs(INode root)
    {
        List<string> paragraphs = [];
        var current = new StringBuilder();
        // A stack of places instead of the nodes' own links: asking a node for its next sibling searches all of them.
        Stack<Place> open = new([new Place(root, 0)]);
        while (open.TryPop(out var place))
        {
            if (place.Child == place.Parent.ChildNodes.Length)
            {
                Leave(place.Parent, current, paragraphs);
                continue;
            }

            open.Push(place with { Child = place.Child + 1 });
            if (Enter(place, current, paragraphs))
            {
                open.Push(new Place(place.Node, 0));
            }
        }

        Close(current, paragraphs);
        return paragraphs;
    }

    // True when what is inside the node is to be read too.
    private static bool Enter(Place place, StringBuilder current, List<string> paragraphs)
    {
        switch (place.Node)
        {
            case IText text:
                current.Append(text.Data);
                return false;
            case IElement { LocalName: "br" }:
                TakeBreak(place, current, paragraphs);
                return false;
            case IElement { LocalName: var name } when Silent.Contains(name):
                return false;
            case IElement { LocalName: "td" or "th" }:
                current.Append(current.Length > 0 ? " | " : "");
                return true;
            case IElement { LocalName: var name } when Inline.Contains(name):
                return true;
            case IElement:
                Close(current, paragraphs);
                return true;
            default:
                return false;
        }
    }

    private static void Leave(INode node, StringBuilder current, List<string> paragraphs)
    {
        if (node is IElement { LocalName: var name } && !Inline.Contains(name))
        {
            Close(current, paragraphs);
        }
    }

    // Two breaks in a row are how old pages write a paragraph's end.
    private static void TakeBreak(Place place, StringBuilder current, List<string> paragraphs)
    {
        var siblings = place.Parent.ChildNodes;
        var next = place.Child + 1;
        while (next < siblings.Length && siblings[next] is IText { Data: var blank } && string.IsNullOrWhiteSpace(blank))
        {
            next++;
        }

        if (next < siblings.Length && siblings[next] is IElement { LocalName: "br" })
        {
            Close(current, paragraphs);
        }
        else
        {
            current.Append('\n');
        }
    }

    private static void Close(StringBuilder current, List<string> paragraphs)
    {
        if (PlainText.LineOrNull(current.ToString()) is { } paragraph)
        {
            paragraphs.Add(paragraph);
        }

        current.Clear();
    }

    /// <summary>A place in the page: the next child of a node that is to be read.</summary>
    private readonly record struct Place(INode Parent, int Child)
    {
        public INode Node => Parent.ChildNodes[Child];
    }
}
