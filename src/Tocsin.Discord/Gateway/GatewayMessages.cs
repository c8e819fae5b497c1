using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Discord.Gateway;

/// <summary>What we say to the gateway; each far below its 4096 bytes.</summary>
internal static class GatewayMessages
{
    /// <summary>Servers and their channels and threads; no members, no messages, no presence (discord.com/developers/docs/events/gateway#gateway-intents).</summary>
    private const int GuildsIntent = 1 << 0;

    public static byte[] Heartbeat(long? sequence) =>
        JsonSerializer.SerializeToUtf8Bytes(new BeatFrame(sequence), GatewayJson.Default.BeatFrame);

    public static byte[] Identify(string token, ShardNumber shard) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new IdentifyFrame(new IdentifyData(token, GuildsIntent, new("linux", "tocsin", "tocsin"), [shard.Index, shard.Count])),
            GatewayJson.Default.IdentifyFrame);

    public static byte[] Resume(string token, string session, long sequence) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new ResumeFrame(new ResumeData(token, session, sequence)), GatewayJson.Default.ResumeFrame);
}

internal sealed record BeatFrame([property: JsonPropertyName("d")] long? Sequence)
{
    public int Op { get; } = GatewayFrame.Heartbeat;
}

internal sealed record IdentifyFrame([property: JsonPropertyName("d")] IdentifyData Data)
{
    public int Op { get; } = GatewayFrame.Identify;
}

internal sealed record IdentifyData(string Token, int Intents, IdentifyProperties Properties, IReadOnlyList<int> Shard);

internal sealed record IdentifyProperties(string Os, string Browser, string Device);

internal sealed record ResumeFrame([property: JsonPropertyName("d")] ResumeData Data)
{
    public int Op { get; } = GatewayFrame.Resume;
}

internal sealed record ResumeData(string Token, string SessionId, [property: JsonPropertyName("seq")] long Sequence);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BeatFrame))]
[JsonSerializable(typeof(IdentifyFrame))]
[JsonSerializable(typeof(ResumeFrame))]
internal sealed partial class GatewayJson : JsonSerializerContext;
