using System.Text.Json;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Sources.Feeds;

/// <summary>Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1).</summary>
internal static class JsonFeed
{
    public static FeedOutcome Read(string text, Uri address)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, MaxDepth = 32 });
            var root = document.RootElement;
            if (Property(root, "items") is not { ValueKind: JsonValueKind.Array } items || Text(root, "version")?.Contains("jsonfeed.org", StringComparison.Ordinal) != true)
            {
                return new FeedOutcome.Unreadable(Faults.OtherJson);
            }

            var language = LanguageTag.Read(Text(root, "language"));
            var start = FeedText.Link(Text(root, "home_page_url"), address) is { } home ? new Uri(home) : address;
            var feedAuthors = Authors(root);
            var read = items.EnumerateArray().Take(FeedReader.MostItems)
                .Where(item => item.ValueKind == JsonValueKind.Object)
                .Select(item => Item(item, start, language, feedAuthors))
                .ToList();
            return new FeedOutcome.Read(new Feed(FeedText.Line(Text(root, "title")), FeedItems.Distinct(read)) { Language = language });
        }
        catch (JsonException error)
        {
            return new FeedOutcome.Unreadable(Faults.BrokenJson((error.LineNumber ?? 0) + 1));
        }
    }

    private static FeedItem Item(JsonElement item, Uri start, string? feedLanguage, IReadOnlyList<string> feedAuthors)
    {
        var authors = Authors(item);
        var html = Text(item, "content_html");
        return new FeedItem
        {
            Url = FeedText.Link(Text(item, "url"), start) ?? FeedText.Link(Text(item, "external_url"), start),
            Guid = Text(item, "id") is { Length: <= 1000 } id ? id : null,
            Title = FeedText.Line(Text(item, "title")) ?? "",
            Summary = FeedText.Line(Text(item, "summary")) is { } summary ? [summary] : [],
            Paragraphs = html is not null ? FeedText.Paragraphs(html) : PlainText.Paragraphs(Text(item, "content_text") ?? ""),
            Authors = authors.Count > 0 ? authors : feedAuthors,
            Published = FeedDates.Read(Text(item, "date_published")) ?? FeedDates.Read(Text(item, "date_modified")),
            Language = LanguageTag.Read(Text(item, "language")) ?? feedLanguage,
            Topics = Property(item, "tags") is { ValueKind: JsonValueKind.Array } tags
                ? FeedText.Lines(tags.EnumerateArray().Select(tag => tag.ValueKind == JsonValueKind.String ? tag.GetString() : null))
                : [],
        };
    }

    private static IReadOnlyList<string> Authors(JsonElement owner)
    {
        var people = Property(owner, "authors") is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Take(20).ToList()
            : Property(owner, "author") is { } one ? [one] : [];
        return FeedText.Lines(people.Select(person => Text(person, "name")));
    }

    // An id may be written as a number.
    private static string? Text(JsonElement owner, string name) => Property(owner, name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static JsonElement? Property(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) ? value : null;
}
