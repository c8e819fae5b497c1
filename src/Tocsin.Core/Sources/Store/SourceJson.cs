using System.Text.Json.Serialization;

namespace Tocsin.Core.Sources.Store;

/// <summary>How settings, pending addresses and events are written into their rows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SourceSettings))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class SourceJson : JsonSerializerContext;
