using System.Text.Json.Serialization;

namespace Tocsin.Core.Posts;

/// <summary>A post as JSON: how it is frozen into a dispatch and into the local chat's messages.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(Post))]
public sealed partial class PostJsonContext : JsonSerializerContext;
