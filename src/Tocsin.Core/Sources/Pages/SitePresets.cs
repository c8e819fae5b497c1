using AngleSharp.Html.Dom;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Rules for the programs that most magazines run on. Sites change their templates: what a preset does not find is looked for elsewhere.</summary>
internal static class SitePresets
{
    public static readonly SiteRule Spip = new()
    {
        Title = ".cartouche h1, h1.titre, h1.entry-title, h1",
        Standfirst = ".chapo",
        Body = ".texte.entry-content, .texte, .ps",
        Authors = ".auteurs a, .auteurs .author, .vcard.author, .auteurs",
        Published = ".info-publi abbr.published, abbr.published, .info-publi time, time[pubdate], .cartouche time",
        Topics = "a[rel~=tag], .mots a",
        Drop = [".arbo", "#hierarchie", ".menu", ".aside", "#navigation", "#extra", ".notes", ".petition", ".forum", ".comments", ".documents_portfolio", "#documents_portfolio", ".repondre", ".hyperlien"],
    };

    public static readonly SiteRule WordPress = new()
    {
        Title = "h1.entry-title, .entry-title, h1",
        Standfirst = ".entry-summary, .entry-subtitle, .standfirst",
        Body = ".entry-content",
        Authors = "[rel~=author], .author.vcard .fn, .byline .author",
        Published = "time.entry-date, time.published, .entry-date",
        Topics = "a[rel~=tag], a[rel~='category']",
        Drop = [".sharedaddy", ".jp-relatedposts", ".post-navigation", ".wp-caption-text", ".entry-footer"],
    };

    /// <summary>The rule of this name in the configuration: <c>spip</c>, <c>wordpress</c>.</summary>
    public static SiteRule? Named(string name) => name.ToLowerInvariant() switch
    {
        "spip" => Spip,
        "wordpress" => WordPress,
        _ => null,
    };

    /// <summary>The preset for the program that made this page, or null.</summary>
    public static SiteRule? For(IHtmlDocument document)
    {
        var generator = document.QuerySelector("meta[name=generator i]")?.GetAttribute("content") ?? "";
        if (generator.Contains("SPIP", StringComparison.OrdinalIgnoreCase)
            || document.QuerySelector(".cartouche h1, .info-publi, .texte.entry-content") is not null
            || (document.QuerySelector(".chapo") is not null && document.QuerySelector(".texte") is not null))
        {
            return Spip;
        }

        return generator.Contains("WordPress", StringComparison.OrdinalIgnoreCase) || document.QuerySelector(".entry-content") is not null
            ? WordPress
            : null;
    }

    /// <summary>Whether SPIP made the page: it offers its feed and its numbers then.</summary>
    public static bool IsSpip(IHtmlDocument document) => For(document) == Spip;
}
