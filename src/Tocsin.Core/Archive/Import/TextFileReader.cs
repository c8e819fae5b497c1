using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>Reads a plain text: a page printed to text, or a title above paragraphs.</summary>
internal static class TextFileReader
{
    /// <summary>A first line longer than this is no title.</summary>
    private const int LongestTitle = 200;

    public static ImportItem Read(ImportFile file, string text)
    {
        if (Printout.Read(text) is { } printed)
        {
            return new ImportItem.Found(printed);
        }

        var paragraphs = PlainText.Paragraphs(text);
        var hasTitle = paragraphs is [{ Length: <= LongestTitle }, _, ..];
        return paragraphs.Count == 0
            ? new ImportItem.Refused(file.Refuse("there is no text in it", "Write the article into it, or remove it."))
            : new ImportItem.Found(new ArticleContent
            {
                Url = file.Urn,
                Title = hasTitle ? paragraphs[0].TrimStart('#', ' ') : file.NameWithoutExtension,
                Paragraphs = hasTitle ? [.. paragraphs.Skip(1)] : paragraphs,
            });
    }
}
