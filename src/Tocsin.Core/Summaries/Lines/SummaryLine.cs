using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Core.Summaries.Lines;

/// <summary>An article on a line of its own.</summary>
/// <param name="Id">Any JSON value; given back as it is.</param>
/// <param name="Language">BCP 47; may be missing.</param>
/// <param name="Title">May be missing.</param>
/// <param name="Standfirst">May be missing.</param>
/// <param name="Body">The text; blank lines part paragraphs.</param>
internal sealed record ArticleLine(JsonElement? Id, string? Language, string? Title, string? Standfirst, string? Body);

/// <summary>The answer to an <see cref="ArticleLine"/>.</summary>
/// <param name="Id">The article's.</param>
/// <param name="Sentences">None where there is an error.</param>
/// <param name="Error">Why there is no summary.</param>
internal sealed record SummaryLine(JsonElement? Id, IReadOnlyList<string> Sentences, string? Error = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ArticleLine))]
[JsonSerializable(typeof(SummaryLine))]
internal sealed partial class SummaryJson : JsonSerializerContext;
