using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Pages;

namespace Tocsin.Core.Archive.Import;

/// <summary>Reads a saved web page: its article, under the address that the page states.</summary>
internal static class HtmlFileReader
{
    public static ImportItem Read(ImportFile file, string text) =>
        PageReader.Read(text, address: null, rule: null) is { } page
            ? new ImportItem.Found(Content(file, page))
            : new ImportItem.Refused(file.Refuse("no article was found in the page", "Save its text as .txt or .md instead."));

    private static ArticleContent Content(ImportFile file, PageArticle page) => new()
    {
        Url = page.Url ?? file.Urn,
        Title = page.Title,
        Standfirst = page.Standfirst,
        Paragraphs = page.Paragraphs,
        Authors = page.Authors,
        Publication = page.Publication,
        Published = page.Published,
        Language = page.Language,
        Topics = page.Topics,
    };
}
