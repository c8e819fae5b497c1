using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Core.Archive.Import;

/// <summary>An article as one line of JSON Lines writes it.</summary>
internal sealed record JsonArticle
{
    public string? Url { get; init; }

    /// <summary>Kept as the article's external id.</summary>
    [JsonConverter(typeof(TextOrNumber))]
    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Standfirst { get; init; }

    [JsonConverter(typeof(OneOrMany))]
    public IReadOnlyList<string>? Authors { get; init; }

    public string? Publication { get; init; }

    public string? Published { get; init; }

    public string? Language { get; init; }

    [JsonConverter(typeof(OneOrMany))]
    public IReadOnlyList<string>? Topics { get; init; }

    public string? Body { get; init; }

    /// <summary>The organizers' own summary, which stands above every other.</summary>
    public string? OwnSummary { get; init; }

    /// <summary>What other programs call <see cref="Body"/>.</summary>
    public string? Text { get; init; }

    /// <summary>What other programs call <see cref="Language"/>.</summary>
    public string? Lang { get; init; }

    /// <summary>A text, or a list of them.</summary>
    internal sealed class OneOrMany : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                return [reader.GetString()!];
            }

            if (reader.TokenType != JsonTokenType.StartArray)
            {
                throw new JsonException();
            }

            List<string> texts = [];
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                texts.Add(reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException());
            }

            return texts;
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }

    internal sealed class TextOrNumber : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString(),
            JsonTokenType.Number when reader.TryGetInt64(out var number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => throw new JsonException(),
        };

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(JsonArticle))]
internal sealed partial class JsonArticleContext : JsonSerializerContext;
