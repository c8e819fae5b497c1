using System.Collections.Frozen;
using System.Text;

namespace Tocsin.Core.Sources.Text;

/// <summary>
/// Takes out of a page what makes an HTML parser slow, in one pass: tags nested beyond any real page, attributes of
/// formatting tags, scripts and styles.
/// </summary>
/// <remarks>
/// The parser's work grows with the square of the nesting, and unclosed formatting tags with different attributes are
/// opened anew in every paragraph (html.spec.whatwg.org, "reconstruct the active formatting elements"): 100,000 nested tags
/// took it 100 seconds.
/// </remarks>
internal static class HtmlLimits
{
    private const int DeepestNesting = 256;

    private static readonly FrozenSet<string> Void = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr");

    // Each of these ends the one before it, so that a row of them nests nothing.
    private static readonly FrozenSet<string> SelfEnding = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp", "html", "head", "body");

    private static readonly FrozenSet<string> Formatting = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");

    private static readonly FrozenSet<string> Raw = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "script", "style", "xmp", "iframe", "noembed", "noframes", "template", "svg", "math");

    public static string Apply(string html)
    {
        var kept = new StringBuilder(html.Length);
        Dictionary<string, int> open = new(StringComparer.OrdinalIgnoreCase);
        Dictionary<string, int> dropped = new(StringComparer.OrdinalIgnoreCase);
        var depth = 0;
        for (var at = 0; at < html.Length;)
        {
            var start = html.IndexOf('<', at);
            if (start < 0)
            {
                kept.Append(html, at, html.Length - at);
                break;
            }

            kept.Append(html, at, start - at);
            var tag = HtmlTag.Read(html, start);
            at = tag.End;
            if (tag.Name is not { } name)
            {
                kept.Append(html, start, tag.IsComment ? 0 : tag.End - start);
            }
            else if (tag.IsClosing)
            {
                if (Take(dropped, name))
                {
                    continue;
                }

                depth -= Take(open, name) ? 1 : 0;
                kept.Append("</").Append(name).Append('>');
            }
            else if (Raw.Contains(name))
            {
                at = AppendRaw(html, tag, kept);
            }
            else if (Void.Contains(name) || SelfEnding.Contains(name))
            {
                kept.Append(html, start, tag.End - start);
            }
            else if (depth >= DeepestNesting)
            {
                dropped[name] = dropped.GetValueOrDefault(name) + 1;
                kept.Append(' ');
            }
            else
            {
                depth++;
                open[name] = open.GetValueOrDefault(name) + 1;
                _ = Formatting.Contains(name) ? kept.Append('<').Append(name).Append('>') : kept.Append(html, start, tag.End - start);
            }
        }

        return kept.ToString();
    }

    // Of all scripts only those that describe the page are of use.
    private static int AppendRaw(string html, HtmlTag tag, StringBuilder kept)
    {
        var end = html.IndexOf("</" + tag.Name, tag.End, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            return html.Length;
        }

        var closing = HtmlTag.Read(html, end);
        if (html.AsSpan(tag.Start, tag.End - tag.Start).Contains("ld+json", StringComparison.OrdinalIgnoreCase))
        {
            kept.Append(html, tag.Start, closing.End - tag.Start);
        }

        return closing.End;
    }

    private static bool Take(Dictionary<string, int> counts, string name)
    {
        if (counts.GetValueOrDefault(name) == 0)
        {
            return false;
        }

        counts[name]--;
        return true;
    }
}
