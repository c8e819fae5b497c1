using System.Text.Json;

namespace Tocsin.Discord.Gateway;

/// <summary>One frame from the gateway (discord.com/developers/docs/events/gateway-events#payload-structure).</summary>
internal readonly record struct GatewayFrame(int Op, JsonElement Data, long? Sequence, string? Name)
{
    public const int Dispatch = 0;
    public const int Heartbeat = 1;
    public const int Identify = 2;
    public const int Resume = 6;
    public const int Reconnect = 7;
    public const int InvalidSession = 9;
    public const int Hello = 10;
    public const int HeartbeatAck = 11;

    /// <exception cref="JsonException">It is no frame.</exception>
    public static GatewayFrame Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("op", out var op) || !op.TryGetInt32(out var number))
        {
            throw new JsonException("A gateway frame without op.");
        }

        return new GatewayFrame(
            number,
            root.TryGetProperty("d", out var data) ? data.Clone() : default,
            root.TryGetProperty("s", out var sequence) && sequence.ValueKind == JsonValueKind.Number ? sequence.GetInt64() : null,
            root.TryGetProperty("t", out var name) ? name.GetString() : null);
    }
}
