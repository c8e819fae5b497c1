using System.Text.Json.Serialization;

namespace Tocsin.Core.Chats;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatSettings))]
[JsonSerializable(typeof(StoredSettings))]
internal sealed partial class ChatJson : JsonSerializerContext;
