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
        // The walk keeps no stack: a page may nest its elements deeper than a thread's.
        for (var node = root.FirstChild; node is not null;)
        {
            var goesIn = Enter(node, current, paragraphs);
            if (goesIn && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            node = Leave(node, root, current, paragraphs);
        }

        Close(current, paragraphs);
        return paragraphs;
    }

    private static bool Enter(INode node, StringBuilder current, List<string> paragraphs)
    {
        switch (node)
        {
            case IText text:
                current.Append(text.Data);
                return false;
            case IElement { LocalName: "br" }:
                TakeBreak(node, current, paragraphs);
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

    private static INode? Leave(INode node, INode root, StringBuilder current, List<string> paragraphs)
    {
        while (true)
        {
            if (node is IElement { LocalName: var name } && name != "br" && !Inline.Contains(name))
            {
                Close(current, paragraphs);
            }

            if (node.NextSibling is { } next)
            {
                return next;
            }

            if (node.Parent is not { } parent || parent == root)
            {
                return null;
            }

            node = parent;
        }
    }

    // Two breaks in a row are how old pages write a paragraph's end.
    private static void TakeBreak(INode node, StringBuilder current, List<string> paragraphs)
    {
        var next = node.NextSibling;
        while (next is IText { Data: var blank } && string.IsNullOrWhiteSpace(blank))
        {
            next = next.NextSibling;
        }

        if (next is IElement { LocalName: "br" })
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
}
