using System.Text.Json.Serialization;
using Tocsin.Core.Posts;

namespace Tocsin.Core.Delivery;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(IReadOnlyDictionary<string, Post>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class DeliveryJson : JsonSerializerContext;
