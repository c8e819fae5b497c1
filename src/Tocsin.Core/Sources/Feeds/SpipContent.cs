using AngleSharp.Dom;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>What SPIP puts into its feeds: the text in parts, and a description with a trail of links.</summary>
/// <param name="Standfirst">The editor's introduction.</param>
/// <param name="Paragraphs">The text with its postscript, without footnotes.</param>
internal sealed record SpipContent(string? Standfirst, IReadOnlyList<string> Paragraphs)
{
    /// <summary>The parts, or null for a text that SPIP did not write.</summary>
    public static SpipContent? Read(string content)
    {
        if (!content.Contains("rss_texte", StringComparison.Ordinal) && !content.Contains("rss_chapo", StringComparison.Ordinal))
        {
            return null;
        }

        var document = SafeHtml.Parse(content);
        foreach (var mark in document.QuerySelectorAll(".spip_note_ref, .spip_note, .rss_notes").ToList())
        {
            mark.Remove();
        }

        var standfirst = document.QuerySelector(".rss_chapo") is { } chapo ? string.Join(' ', BlockText.Paragraphs(chapo)) : null;
        return new SpipContent(
            PlainText.LineOrNull(standfirst), [.. document.QuerySelectorAll(".rss_texte, .rss_ps").SelectMany(BlockText.Paragraphs)]);
    }

    /// <summary>A description without its last part, <c> - </c> and links to the section and the keywords.</summary>
    public static string WithoutTrail(string description)
    {
        if (!description.Contains("directory", StringComparison.Ordinal) && !description.Contains("tag", StringComparison.Ordinal))
        {
            return description;
        }

        var document = SafeHtml.Parse(description);
        var trail = document.QuerySelectorAll("a[rel~=directory], a[rel~=tag]").ToList();
        if (trail.Count == 0 || document.Body is not { } body)
        {
            return description;
        }

        foreach (var link in trail)
        {
            link.Remove();
        }

        foreach (var text in body.GetDescendants().OfType<IText>().Where(text => text.Data.Trim(' ', '\n', '\t', ',', '/') is "-").ToList())
        {
            text.Remove();
        }

        return body.InnerHtml.TrimEnd(' ', '\n', '\t', '-', ',', '/');
    }
}
