using System.Globalization;
using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Discord.Gateway;

/// <summary>What a client may resume: all that was dispatched to it, numbered.</summary>
internal sealed class Session(string id, int shard, int shards)
{
    public string Id => id;

    public int Shard => shard;

    public int Shards => shards;

    /// <summary>The frames dispatched so far; a frame's number is its place, from 1.</summary>
    public List<JsonObject> History { get; } = [];

    /// <summary>The connection that it is on; null while it is on none.</summary>
    public Connection? Connection { get; set; }

    public bool Sees(ulong? guild) => guild is null ? shard == 0 : (guild.Value >> 22) % (ulong)shards == (ulong)shard;

    /// <summary>Numbers an event and keeps it.</summary>
    public JsonObject Number(string name, JsonNode data)
    {
        var frame = new JsonObject { ["op"] = 0, ["t"] = name, ["s"] = History.Count + 1, ["d"] = data };
        History.Add(frame);
        return frame;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{id} ({shard}/{shards})");
}
