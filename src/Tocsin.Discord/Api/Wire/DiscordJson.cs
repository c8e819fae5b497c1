using System.Text.Json.Serialization;

namespace Tocsin.Discord.Api.Wire;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(ForumThread))]
[JsonSerializable(typeof(ThreadPatch))]
[JsonSerializable(typeof(UserInfo))]
[JsonSerializable(typeof(MessageInfo))]
[JsonSerializable(typeof(ChannelInfo))]
[JsonSerializable(typeof(ThreadList))]
[JsonSerializable(typeof(GatewayInfo))]
[JsonSerializable(typeof(IReadOnlyList<CommandBody>))]
[JsonSerializable(typeof(Callback))]
internal sealed partial class DiscordJson : JsonSerializerContext;
