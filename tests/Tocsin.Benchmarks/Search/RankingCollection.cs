using System.Text.Json;
using Tocsin.Core.Articles;

namespace Tocsin.Benchmarks.Search;

/// <summary>Documents, queries and judgements of a test collection in three files.</summary>
internal sealed record RankingCollection(
    IReadOnlyList<ArticleContent> Documents,
    IReadOnlyList<(string Id, string Text, string Language)> Queries,
    ILookup<string, (string Document, int Relevance)> Judgements)
{
    public static RankingCollection Read(string folder) => new(
        [.. Lines(folder, "docs.jsonl").Select(document => new ArticleContent
        {
            Url = $"https://collection.example/{Text(document, "id")}",
            Title = Text(document, "title"),
            Paragraphs = Text(document, "text").Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Language = Text(document, "lang"),
            ExternalId = Text(document, "id"),
        })],
        [.. Lines(folder, "queries.jsonl").Select(query => (Text(query, "id"), Text(query, "text"), Text(query, "lang")))],
        File.ReadLines(Path.Combine(folder, "qrels.tsv"))
            .Select(line => line.Split('\t'))
            .ToLookup(parts => parts[0], parts => (parts[1], int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture))));

    private static IEnumerable<JsonElement> Lines(string folder, string name) =>
        File.ReadLines(Path.Combine(folder, name)).Select(line => JsonDocument.Parse(line).RootElement);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
