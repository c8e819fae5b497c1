using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Languages;

namespace Tocsin.Core.Archive;

/// <summary>The language of an article whose source does not say it.</summary>
internal static class ArticleLanguage
{
    public static string? Detect(ArticleContent content) =>
        LanguageDetector.Detect(string.Join('\n', content.Paragraphs.Prepend(content.Standfirst ?? "").Prepend(content.Title)));
}
