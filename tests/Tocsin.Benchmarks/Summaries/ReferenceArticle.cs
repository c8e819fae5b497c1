using System.Text.Json;
using Tocsin.Core.Articles;

namespace Tocsin.Benchmarks.Summaries;

/// <summary>An article with summaries that people wrote: a line of JSON with <c>id</c>, <c>lang</c>, <c>text</c> and <c>refs</c>.</summary>
internal sealed record ReferenceArticle(ArticleContent Content, IReadOnlyList<string> References)
{
    public static List<ReferenceArticle> Read(string file) => [.. File.ReadLines(file).Select(Of)];

    private static ReferenceArticle Of(string line)
    {
        var article = JsonDocument.Parse(line).RootElement;
        return new ReferenceArticle(
            new ArticleContent
            {
                Url = article.GetProperty("id").GetString()!,
                Title = "",
                Language = article.GetProperty("lang").GetString(),
                Paragraphs = [article.GetProperty("text").GetString()!],
            },
            [.. article.GetProperty("refs").EnumerateArray().Select(reference => reference.GetString()!)]);
    }
}
