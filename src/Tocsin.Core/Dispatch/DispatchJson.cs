using System.Text.Json.Serialization;
using Tocsin.Core.Campaigns;

namespace Tocsin.Core.Dispatch;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Audience))]
internal sealed partial class DispatchJson : JsonSerializerContext;
