using Tocsin.Core.Articles;
using Tocsin.Core.Sources.Text;

namespace Tocsin.Core.Archive.Import;

/// <summary>Reads a Markdown file: front matter for what is known of the article, the rest its text.</summary>
/// <remarks>The keys of common site generators are understood too (<c>date</c>, <c>tags</c>, <c>author</c>); unknown keys are passed over.</remarks>
internal static class MarkdownReader
{
    public static ImportItem Read(ImportFile file, string text)
    {
        var (yaml, body) = Split(text);
        if (yaml is null && OpensFrontMatter(text))
        {
            return new ImportItem.Refused(file.Refuse("the front matter has no end", "Write a second line of --- below its keys."));
        }

        if (yaml is null && Printout.Recognises(text))
        {
            return TextFileReader.Read(file, text);
        }

        var paragraphs = MarkdownText.Paragraphs(body);
        if (yaml is null)
        {
            return Of(file, null, paragraphs);
        }

        var (keys, refusal) = FrontMatter.Parse(file, yaml, firstLine: 2);
        return refusal is null ? Of(file, keys, paragraphs) : new ImportItem.Refused(refusal);
    }

    private static ImportItem Of(ImportFile file, FrontMatter? keys, IReadOnlyList<MarkdownParagraph> paragraphs)
    {
        // A first heading that says the title again is the title, not text.
        var heading = paragraphs is [{ HeadingLevel: 1 } first, ..] ? first.Text : null;
        var title = keys?.Text("title") ?? heading ?? file.NameWithoutExtension;
        var source = keys?.Below("source");
        var content = new ArticleContent
        {
            Url = keys?.Value(WebAddress, "is no web address", "Write it whole, with https://.", "url", "canonical") ?? file.Urn,
            Title = PlainText.Line(title),
            Paragraphs = [.. paragraphs.Skip(heading is not null && PlainText.Line(title) == heading ? 1 : 0).Select(paragraph => paragraph.Text)],
            Standfirst = PlainText.LineOrNull(keys?.Text("standfirst", "description", "summary")),
            Publication = PlainText.LineOrNull(keys?.Text("publication")),
            Issue = PlainText.LineOrNull(keys?.Text("issue")),
            Authors = keys?.List("authors", "author") ?? [],
            Published = Day(keys, "published", "date"),
            Language = keys?.Value(LanguageTag.Read, "is no language", "Write its code: en, fr, es, ar.", "language", "lang"),
            Topics = keys?.List("topics", "tags", "categories") ?? [],
            Note = PlainText.LineOrNull(keys?.Text("note")),
            ExternalId = keys?.Text("id"),
            IsSample = keys?.Value<bool?>(Truth, "is neither true nor false", "Write true or leave the key out.", "sample") ?? false,
            Origin = source is null ? null : Origin(source),
        };
        var refusal = keys?.Refusal ?? source?.Refusal ?? (content.Paragraphs.Count == 0 && content.Standfirst is null
            ? file.Refuse("there is no text below the front matter", "Write the article below the second line of ---.")
            : null);
        return refusal is null ? new ImportItem.Found(content) : new ImportItem.Refused(refusal);
    }

    private static ArticleOrigin? Origin(FrontMatter source)
    {
        var published = Day(source, "published");
        var url = source.Value(WebAddress, "is no web address", "Write it whole, with https://.", "url");
        return source.Text("title") is { } title && url is not null
            ? new ArticleOrigin(title, url, source.Text("publication"), source.Text("authorLine"), published)
            : null;
    }

    private static DateOnly? Day(FrontMatter? keys, params string[] names) =>
        keys?.Value<DateOnly?>(text => DayReader.Iso(text), "is no date", "Write year-month-day: 2016-05-11.", names);

    private static string? WebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" || text.StartsWith("urn:", StringComparison.Ordinal)) ? text : null;

    private static bool? Truth(string text) => bool.TryParse(text, out var truth) ? truth : null;

    /// <summary>A first line of dashes alone may be a ruler; with a key below it, it opens front matter.</summary>
    private static bool OpensFrontMatter(string text) =>
        text.TrimStart('\uFEFF').Split('\n', 3) is [var dashes, var key, ..] && dashes.TrimEnd() == "---"
        && key.IndexOf(':', StringComparison.Ordinal) is var end and > 0 && !key.AsSpan(0, end).ContainsAny(' ', '*', '#');

    private static (string? Yaml, string Body) Split(string text)
    {
        var lines = text.AsSpan().TrimStart('\uFEFF');
        if (!lines.StartsWith("---\n", StringComparison.Ordinal) && !lines.StartsWith("---\r\n", StringComparison.Ordinal))
        {
            return (null, lines.ToString());
        }

        var start = lines.IndexOf('\n') + 1;
        for (var at = start; at < lines.Length;)
        {
            var length = lines[at..].IndexOf('\n');
            var line = length < 0 ? lines[at..] : lines.Slice(at, length);
            if (line.TrimEnd() is "---" or "...")
            {
                return (lines[start..at].ToString(), length < 0 ? "" : lines[(at + length + 1)..].ToString());
            }

            at = length < 0 ? lines.Length : at + length + 1;
        }

        return (null, lines.ToString());
    }
}
