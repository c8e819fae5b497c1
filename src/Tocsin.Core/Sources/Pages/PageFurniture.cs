using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Takes out of a page what is not its article: navigation, share buttons, related links, footnotes' back links, copyright lines.</summary>
internal static partial class PageFurniture
{
    private const string Always =
        "nav, aside, footer, dialog, menu, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], [role=banner], " +
        "[role=contentinfo], [role=search], [role=dialog], .screen-reader-text, .visually-hidden, .sr-only, " +
        ".spip_note_ref, .spip_note, .footnote-backref, .footnotes, a[rev=footnote], a[rel=footnote], sup > a[href^='#'], a[href^='#nb'], a[href^='#nh']";

    // Taking one of many siblings away searches all of them: a page with more furniture than this was made to keep us busy.
    private const int MostRemoved = 2000;

    public static void Remove(IElement root, IReadOnlyList<string> drop)
    {
        TakeForms(root);
        foreach (var element in root.QuerySelectorAll(Always).Take(MostRemoved).ToList())
        {
            Detach(element);
        }

        foreach (var element in drop.SelectMany(selector => PageSelector.All(root, selector)).Take(MostRemoved).ToList())
        {
            Detach(element);
        }

        // A name alone is weak evidence: what holds most of the text stays, whatever it is called.
        var all = root.TextContent.Length;
        foreach (var element in root.QuerySelectorAll("div, section, ul, ol, p, span, header, table").Where(IsNamedFurniture).Take(MostRemoved).ToList())
        {
            if (element.TextContent.Length * 3 < all)
            {
                Detach(element);
            }
        }
    }

    /// <summary>Whether a paragraph is one of the lines that sites put below their articles.</summary>
    public static bool IsLine(string paragraph) => paragraph.Length < 200 && FurnitureLine().IsMatch(paragraph);

    // A form asks for something and is no text; but some programs put the whole page into one.
    private static void TakeForms(IElement root)
    {
        var all = root.TextContent.Length;
        foreach (var form in root.QuerySelectorAll("form").Take(MostRemoved).ToList())
        {
            if (form.TextContent.Length * 3 < all)
            {
                form.Remove();
            }
            else
            {
                form.Replace([.. form.ChildNodes]);
            }
        }
    }

    private static bool IsNamedFurniture(IElement element) =>
        element.ClassList.Append(element.Id ?? "").Any(name => FurnitureName().IsMatch(name));

    private static void Detach(IElement element)
    {
        if (element.Parent is not null && element.LocalName is not ("html" or "body"))
        {
            element.Remove();
        }
    }

    [GeneratedRegex(
        @"^(?:.+[-_])?(?:share|sharing|shares|social|related|breadcrumbs?|newsletter|subscribe|subscription|cookies?|advert|advertisement|promo|sponsored|comments?|pagination|pager|toolbar|tags-links|author-bio|read-more|readmore|see-also|copyright|partage|partager|donate|donation|paywall)(?:[-_].+)?$",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FurnitureName();

    [GeneratedRegex(
        @"^(?:(?:copyright\b|©|\(c\) \d|all rights reserved|tous droits réservés|todos los derechos)|(?:share this|share on|share:|partager|compartir|tweet$|print$|imprimer$|send by email|follow us|suivez-nous|read also|lire aussi|à lire aussi|voir aussi|see also:|lea también|related articles?|read more:|leer más:|advertisement$|subscribe to|sign up (?:to|for) (?:our|the) newsletter|back to top|haut de page|skip to content))",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FurnitureLine();
}
