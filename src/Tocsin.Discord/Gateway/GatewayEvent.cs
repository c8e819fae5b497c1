using System.Text.Json;

namespace Tocsin.Discord.Gateway;

/// <summary>What the gateway tells. A closed set.</summary>
internal abstract record GatewayEvent
{
    private GatewayEvent()
    {
    }

    /// <summary>A session has begun: what was missed since an earlier one will not be told.</summary>
    public sealed record Ready(string ApplicationId, string UserId, IReadOnlyList<string> Guilds, ShardNumber Shard) : GatewayEvent;

    /// <summary>Something happened; <paramref name="Data"/> is the event's own (discord.com/developers/docs/events/gateway-events).</summary>
    public sealed record Happened(string Name, JsonElement Data) : GatewayEvent;

    /// <summary>The gateway will not have us, and would not again: a person must act.</summary>
    public sealed record Refused(string Reason) : GatewayEvent;
}

/// <summary>Which part of the bot's servers a connection sees: those with <c>(id >> 22) % Count == Index</c>.</summary>
internal readonly record struct ShardNumber(int Index, int Count)
{
    public bool Sees(string guild) =>
        ulong.TryParse(guild, out var id) && (id >> 22) % (ulong)Math.Max(1, Count) == (ulong)Index;
}
