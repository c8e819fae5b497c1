using System.Text.Json.Nodes;

namespace Tocsin.Simulators.Telegram.State;

/// <summary>Everything there is: the bot, chats, people and files. Guarded by <see cref="Gate"/>.</summary>
internal sealed class World(TimeProvider clock)
{
    public Lock Gate { get; } = new();

    public TimeProvider Clock => clock;

    public SimUser Bot { get; } = new(4242, "Tocsin", Language: null, IsBot: true, Username: "tocsin_bot");

    public Dictionary<long, SimChat> Chats { get; } = [];

    public Dictionary<long, SimUser> People { get; } = [];

    /// <summary>Uploaded files by id.</summary>
    public Dictionary<string, byte[]> Files { get; } = [];

    /// <summary>Commands by scope and language, as JSON.</summary>
    public Dictionary<(string Scope, string Language), JsonArray> Commands { get; } = [];

    /// <summary>What the bot answered to callback and inline queries, by the query's id.</summary>
    public Dictionary<string, JsonObject> Answers { get; } = [];

    /// <summary>Queries that wait for an answer.</summary>
    public HashSet<string> OpenQueries { get; } = [];

    /// <summary>Told of what readers see: <c>posted</c>, <c>edited</c> or <c>deleted</c>.</summary>
    public Action<string, SimMessage> Tell { get; set; } = (_, _) => { };
}
