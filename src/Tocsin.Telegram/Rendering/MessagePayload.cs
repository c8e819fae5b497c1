using System.Text.Json;
using System.Text.Json.Serialization;
using Tocsin.Core.Posts;

namespace Tocsin.Telegram.Rendering;

/// <summary>One message as it is stored until it is sent: all but where it goes.</summary>
internal sealed record MessagePayload
{
    /// <summary>In Telegram's HTML mode; the caption where <see cref="Photo"/> stands.</summary>
    public required string Html { get; init; }

    /// <summary>The image file, below the content folder.</summary>
    public string? Photo { get; init; }

    public IReadOnlyList<PostButton> Buttons { get; init; } = [];

    public bool NoPreview { get; init; }

    public bool Silent { get; init; }

    /// <summary>Readers can neither forward nor save it.</summary>
    public bool Protect { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, PayloadJson.Default.MessagePayload);

    /// <exception cref="JsonException">The text is not a payload of ours: a bug, or a damaged database.</exception>
    public static MessagePayload FromJson(string json) =>
        JsonSerializer.Deserialize(json, PayloadJson.Default.MessagePayload) ?? throw new JsonException("The payload is null.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(MessagePayload))]
internal sealed partial class PayloadJson : JsonSerializerContext;
