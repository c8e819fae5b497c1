using System.Text.Json.Serialization;
using Tocsin.Core.Chats;

namespace Tocsin.Core.Dispatch;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Audience))]
internal sealed partial class DispatchJson : JsonSerializerContext;
