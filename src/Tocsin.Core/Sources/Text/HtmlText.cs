namespace Tocsin.Core.Sources.Text;

/// <summary>Plain text of pieces of HTML: nothing fetched is ever shown as markup.</summary>
internal static class HtmlText
{
    /// <summary>One line without tags and entities.</summary>
    public static string Line(string html) =>
        NeedsParsing(html) ? PlainText.Line(string.Join(' ', Paragraphs(html))) : PlainText.Line(html);

    /// <summary>The paragraphs of a fragment; a text without any markup is parted at its blank lines.</summary>
    public static IReadOnlyList<string> Paragraphs(string html) =>
        NeedsParsing(html) && SafeHtml.Parse(html).Body is { } body ? BlockText.Paragraphs(body) : PlainText.Paragraphs(html);

    private static bool NeedsParsing(string html) => html.AsSpan().ContainsAny('<', '&');
}
