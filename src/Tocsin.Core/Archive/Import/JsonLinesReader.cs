using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>Reads JSON Lines, one article a line, holding one line in memory at a time.</summary>
internal static class JsonLinesReader
{
    public static async IAsyncEnumerable<ImportItem> ReadAsync(ImportFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var lines = new BoundedLines(file.Path);
        for (var number = 1; await lines.ReadAsync(cancellationToken) is { } line; number++)
        {
            if (line.TooLong)
            {
                yield return Refused(file, number, null, null, "the line is longer than 16 million characters", "Write one article a line.");
            }
            else if (!string.IsNullOrWhiteSpace(line.Text))
            {
                yield return Read(file, number, line.Text);
            }
        }
    }

    private static ImportItem Read(ImportFile file, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, JsonArticleContext.Default.JsonArticle) is { } article
                ? Take(file, number, article)
                : Refused(file, number, null, null, "there is no article in the line", "Write one JSON object a line.");
        }
        catch (JsonException error)
        {
            var key = error.Path is { } path ? path.TrimStart('$', '.') : "";
            var column = string.Create(CultureInfo.InvariantCulture, $"byte {error.BytePositionInLine + 1}");
            return key.Length == 0 || !IsWhole(line)
                ? Refused(file, number, null, null, $"the line is no JSON object (near {column})", "Write one JSON object a line, with its quotes and commas.")
                : Refused(file, number, key, null, $"has a value of the wrong kind (near {column})", "Write a text; authors and topics may be lists of texts.");
        }
    }

    /// <summary>A line that was cut off looks, at its end, like a value of the wrong kind.</summary>
    private static bool IsWhole(string line)
    {
        try
        {
            JsonDocument.Parse(line).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ImportItem Take(ImportFile file, int number, JsonArticle article)
    {
        var text = article.Body ?? article.Text ?? "";
        var paragraphs = PlainText.Paragraphs(text);
        var url = Given(article.Url);
        var published = DayReader.Iso(article.Published);
        if (paragraphs.Count == 0 && Given(article.Standfirst) is null)
        {
            return Refused(file, number, "body", null, "there is no text", "Write the article's text, with a blank line between paragraphs.");
        }

        if (url is not null && !Uri.TryCreate(url, UriKind.Absolute, out _))
        {
            return Refused(file, number, "url", url, "is no web address", "Write it whole, with https://, or leave the key out and give an id.");
        }

        if (Given(article.Published) is not null && published is null)
        {
            return Refused(file, number, "published", article.Published, "is no date", "Write year-month-day: 2016-05-11.");
        }

        if (Given(article.Language ?? article.Lang) is { } language && LanguageTag.Read(language) is null)
        {
            return Refused(file, number, "language", language, "is no language", "Write its code: en, fr, es, ar.");
        }

        var content = new ArticleContent
        {
            Url = url ?? (Given(article.Id) is { } id ? "urn:tocsin:id:" + Uri.EscapeDataString(id) : ""),
            Title = PlainText.Line(article.Title ?? ""),
            Standfirst = PlainText.LineOrNull(article.Standfirst),
            Paragraphs = paragraphs,
            Authors = Lines(article.Authors),
            Publication = PlainText.LineOrNull(article.Publication),
            Published = published,
            Language = LanguageTag.Read(article.Language ?? article.Lang),
            Topics = Lines(article.Topics),
            ExternalId = Given(article.Id),
            OwnSummary = PlainText.LineOrNull(article.OwnSummary),
        };
        return new ImportItem.Found(content.Url.Length > 0 ? content : content with { Url = "urn:tocsin:text:" + Fingerprint.OfContent(content)[..32] });
    }

    private static List<string> Lines(IReadOnlyList<string>? texts) => [.. (texts ?? []).Select(PlainText.LineOrNull).OfType<string>()];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ImportItem.Refused Refused(ImportFile file, int line, string? key, string? value, string problem, string remedy) =>
        new(file.Refuse(problem, remedy) with { Line = line, Key = key, Value = value });
}
