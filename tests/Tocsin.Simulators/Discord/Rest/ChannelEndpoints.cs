using System.Text.Json.Nodes;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Channels and threads themselves.</summary>
internal sealed class ChannelEndpoints(World world, Places places)
{
    public JsonNode Get(string id) => Shapes.Channel(places.Channel(id));

    public JsonNode Patch(string id, ApiCall call)
    {
        var channel = places.Channel(id);
        if (channel.Locked)
        {
            throw new ApiError(403, 50013, "Missing Permissions");
        }

        channel.Archived = (bool?)call.Fields["archived"] ?? channel.Archived;
        return Shapes.Channel(channel);
    }

    public JsonNode ActiveThreads(string guild) => new JsonObject
    {
        ["threads"] = new JsonArray([.. world.Guilds[Places.Id(guild)].Channels
            .Where(channel => channel is { IsThread: true, Archived: false, Deleted: false })
            .Select(Shapes.Channel)]),
        ["members"] = new JsonArray(),
        ["has_more"] = false,
    };
}
