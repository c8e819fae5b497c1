using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Takes the article out of its page.</summary>
internal static class PageReader
{
    public static PageArticle? Read(string html, Uri? address, SiteRule? rule)
    {
        if (SafeHtml.Parse(html) is not { Body: { } body } document)
        {
            return null;
        }

        var root = document.QuerySelector(rule?.Body ?? "article, main") ?? body;
        var heading = document.QuerySelector(rule?.Title ?? "h1");
        var title = PlainText.LineOrNull(heading?.TextContent) ?? PlainText.LineOrNull(document.Title);
        heading?.Remove();
        var paragraphs = BlockText.Paragraphs(root);
        return title is null || paragraphs.Count == 0 ? null : new PageArticle
        {
            Url = document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? address?.AbsoluteUri,
            Title = title,
            Paragraphs = paragraphs,
            Language = LanguageTag.Read(document.DocumentElement.GetAttribute("lang")),
        };
    }
}
