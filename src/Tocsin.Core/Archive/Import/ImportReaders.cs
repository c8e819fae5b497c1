using System.Runtime.CompilerServices;

namespace Tocsin.Core.Archive.Import;

/// <summary>Chooses a file's reader by its extension.</summary>
internal static class ImportReaders
{
    public static bool Knows(string path) => KindOf(path) is not Kind.Other;

    public static IAsyncEnumerable<ImportItem> ReadAsync(ImportFile file, CancellationToken cancellationToken) => KindOf(file.Path) switch
    {
        Kind.JsonLines => JsonLinesReader.ReadAsync(file, cancellationToken),
        Kind.Markdown => WholeAsync(file, MarkdownReader.Read, cancellationToken),
        Kind.Html => WholeAsync(file, HtmlFileReader.Read, cancellationToken),
        Kind.Text => WholeAsync(file, TextFileReader.Read, cancellationToken),
        _ => One(new ImportItem.Refused(file.Refuse(
            "not a kind of file that can be imported", "Use .md, .html, .txt or .jsonl."))),
    };

    private static async IAsyncEnumerable<ImportItem> WholeAsync(
        ImportFile file, Func<ImportFile, string, ImportItem> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (text, refusal) = await file.ReadTextAsync(cancellationToken);
        if (refusal is not null)
        {
            yield return new ImportItem.Refused(refusal);
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            yield return new ImportItem.Refused(file.Refuse("the file is empty", "Write the article into it, or remove it."));
        }
        else
        {
            yield return read(file, text);
        }
    }

    private static async IAsyncEnumerable<ImportItem> One(ImportItem item)
    {
        await Task.CompletedTask;
        yield return item;
    }

    private static Kind KindOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".md" or ".markdown" => Kind.Markdown,
        ".html" or ".htm" or ".xhtml" => Kind.Html,
        ".txt" or ".text" => Kind.Text,
        ".jsonl" or ".ndjson" => Kind.JsonLines,
        _ => Kind.Other,
    };

    private enum Kind
    {
        Other,
        Markdown,
        Html,
        Text,
        JsonLines,
    }
}
