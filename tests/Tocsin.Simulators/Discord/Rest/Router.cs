using System.Text.Json.Nodes;
using Tocsin.Simulators.Discord.Gateway;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Rest;

/// <summary>Which endpoint answers a request. Those that are not here Discord has and this simulator has not.</summary>
internal sealed class Router
{
    private readonly SetupEndpoints _setup;
    private readonly ChannelEndpoints _channels;
    private readonly MessageEndpoints _messages;
    private readonly InteractionEndpoints _interactions;

    public Router(World world, Sessions sessions)
    {
        var places = new Places(world);
        _setup = new SetupEndpoints(world, sessions);
        _channels = new ChannelEndpoints(world, places);
        _messages = new MessageEndpoints(world, places);
        _interactions = new InteractionEndpoints(world, _messages);
    }

    /// <summary>Null where Discord answers without a word.</summary>
    public JsonNode? Do(ApiCall call) => (call.Method, call.Path) switch
    {
        ("GET", ["users", "@me"]) => _setup.Me(),
        ("GET", ["applications", "@me"] or ["oauth2", "applications", "@me"]) => _setup.Application(),
        ("GET", ["gateway", "bot"]) => _setup.Gateway(),
        ("GET", ["applications", _, "commands"]) => _setup.Commands(),
        ("PUT", ["applications", _, "commands"]) => _setup.SetCommands(call),
        ("GET", ["channels", var channel]) => _channels.Get(channel),
        ("PATCH", ["channels", var channel]) => _channels.Patch(channel, call),
        ("GET", ["guilds", var guild, "threads", "active"]) => _channels.ActiveThreads(guild),
        ("GET", ["channels", var channel, "messages"]) => _messages.List(channel),
        ("POST", ["channels", var channel, "messages"]) => _messages.Create(channel, call),
        ("PATCH", ["channels", var channel, "messages", var message]) => _messages.Edit(channel, message, call),
        ("DELETE", ["channels", var channel, "messages", var message]) => _messages.Delete(channel, message),
        ("POST", ["channels", var channel, "messages", var message, "crosspost"]) => _messages.Crosspost(channel, message),
        ("POST", ["channels", var channel, "threads"]) => _messages.OpenForumThread(channel, call),
        ("POST", ["interactions", var id, var token, "callback"]) => _interactions.Callback(id, token, call),
        ("PATCH", ["webhooks", _, var token, "messages", "@original"]) => _interactions.EditOriginal(token, call),
        ("POST", ["webhooks", _, var token]) => _interactions.FollowUp(token, call),
        _ => throw new ApiError(404, 0, "404: Not Found"),
    };
}
