using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Core.Articles;

namespace Tocsin.Core.Archive;

/// <summary>How the archive writes an article's content into its row.</summary>
[JsonSerializable(typeof(ArticleContent))]
internal sealed partial class ArchiveJson : JsonSerializerContext
{
    // The column is read by us alone, never put into a page: Arabic and Cyrillic stay as they are instead of six bytes a letter.
    private static readonly ArchiveJson Compact = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static string Write(ArticleContent content) => JsonSerializer.Serialize(content, Compact.ArticleContent);

    /// <param name="json">In UTF-8.</param>
    public static ArticleContent Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Compact.ArticleContent)!;

    public static ArticleContent Read(string json) => JsonSerializer.Deserialize(json, Compact.ArticleContent)!;
}
