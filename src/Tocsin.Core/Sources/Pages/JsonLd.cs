using System.Text.Json;
using AngleSharp.Html.Dom;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Pages;

/// <summary>Reads the article that a page describes as JSON-LD (schema.org/Article and its kinds).</summary>
internal static class JsonLd
{
    private const int LongestScript = 512 * 1024;

    public static PageFacts Read(IHtmlDocument document)
    {
        foreach (var script in document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (script.TextContent is { Length: <= LongestScript } json && Parse(json) is { } parsed)
            {
                using (parsed)
                {
                    if (Find(parsed.RootElement, depth: 0) is { } article)
                    {
                        return Facts(article);
                    }
                }
            }
        }

        return PageFacts.None;
    }

    private static JsonDocument? Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Find(JsonElement element, int depth)
    {
        if (depth > 4)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Take(100).Select(item => Find(item, depth + 1)).FirstOrDefault(found => found is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return Texts(element, "@type").Any(IsArticle)
            ? element
            : Property(element, "@graph") is { } graph ? Find(graph, depth + 1)
            : Property(element, "mainEntity") is { } main ? Find(main, depth + 1) : null;
    }

    private static bool IsArticle(string type) =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("BlogPosting", StringComparison.Ordinal) || type is "Report";

    private static PageFacts Facts(JsonElement article) => new()
    {
        Title = Line(Texts(article, "headline").FirstOrDefault() ?? Texts(article, "name").FirstOrDefault()),
        Description = Line(Texts(article, "description").FirstOrDefault()),
        Authors = Names(article, "author"),
        Publication = Names(article, "publisher").FirstOrDefault(),
        Published = DayReader.Iso(Texts(article, "datePublished").FirstOrDefault()),
        Language = LanguageTag.Read(Texts(article, "inLanguage").FirstOrDefault()),
        Topics = [.. Texts(article, "articleSection").Concat(Texts(article, "keywords").SelectMany(text => text.Split(','))).Select(Line).OfType<string>()],
        Body = Texts(article, "articleBody").FirstOrDefault(),
    };

    private static string? Line(string? text) => text is null ? null : PlainText.LineOrNull(HtmlText.Line(text));

    private static List<string> Names(JsonElement owner, string property)
    {
        var people = Property(owner, property) switch
        {
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray().Take(20)],
            { } one => [one],
            null => new List<JsonElement>(),
        };
        return [.. people
            .Select(person => person.ValueKind == JsonValueKind.String ? person.GetString() : Texts(person, "name").FirstOrDefault())
            .Select(Line).OfType<string>().Where(name => !name.Contains("://", StringComparison.Ordinal))];
    }

    private static IEnumerable<string> Texts(JsonElement owner, string property) => Property(owner, property) switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } list =>
            list.EnumerateArray().Take(50).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
        _ => [],
    };

    private static JsonElement? Property(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;
}
