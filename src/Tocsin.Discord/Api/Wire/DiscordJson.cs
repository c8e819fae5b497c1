using System.Text.Json.Serialization;
using Tocsin.Discord.Membership;

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
[JsonSerializable(typeof(FormCallback))]
[JsonSerializable(typeof(GuildInfo))]
internal sealed partial class DiscordJson : JsonSerializerContext;
