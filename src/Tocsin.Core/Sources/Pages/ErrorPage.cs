using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Knows the pages with which sites answer for an article that there is not, also where they say 200.</summary>
internal static partial class ErrorPage
{
    public static bool Is(IHtmlDocument document) =>
        document.DocumentElement.ClassList.Concat(document.Body!.ClassList).Append(document.Body.Id ?? "").Any(name => Marked().IsMatch(name))
        || Says(document.Title) || Says(document.QuerySelector("h1")?.TextContent);

    private static bool Says(string? title) => PlainText.LineOrNull(title) is { Length: < 200 } line && Saying().IsMatch(line);

    // WordPress, SPIP and many others mark the page so.
    [GeneratedRegex("^(page[-_])?(error|erreur)?[-_]?404$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Marked();

    // At the beginning only, and whole: an article may speak of 404 people.
    [GeneratedRegex(
        @"^((erreur|error|fehler|errore|erro)\s*:?\s*404\b|404\s*([-–—:|]|$)|404 (not found|error|page not found|introuvable)\b|page not found($|\s*[-–—:|])|page introuvable($|\s*[-–—:|])|página no encontrada($|\s*[-–—:|])|il n.y a pas d.article à cette adresse|aucun article à cette adresse|there is no article at this address|no hay ningún artículo en esta dirección)",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Saying();
}
