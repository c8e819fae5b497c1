using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord.Gateway;

/// <summary>The gateway: accepts clients, tells them what happens, replays what they missed, fails on demand.</summary>
internal sealed class Sessions(string token, World world) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly long _started = world.Clock.GetTimestamp();
    private readonly Dictionary<string, Session> _sessions = [];
    private readonly List<Connection> _connections = [];
    private readonly CancellationTokenSource _stopping = new();
    private int _count;

    /// <summary>What <c>GET /gateway/bot</c> says.</summary>
    public string Url { get; set; } = "";

    public int RecommendedShards { get; set; } = 1;

    public int StartsLeft { get; set; } = 1000;

    public int MaxConcurrency { get; set; } = 1;

    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromMilliseconds(41_250);

    /// <summary>While true, heartbeats go unanswered.</summary>
    public bool LoseAcks { get; set; }

    /// <summary>What a client that identifies is sent away with, in order.</summary>
    public Queue<int> CloseOnIdentify { get; } = new();

    /// <summary>How often clients identified, resumed, beat and connected, by now.</summary>
    public int Identified { get; private set; }

    public int Resumed { get; private set; }

    public int Beats { get; private set; }

    public int Connected { get; private set; }

    /// <summary>Connections that asked for zlib-stream.</summary>
    public int ConnectedCompressed { get; private set; }

    /// <summary>Clients that came by the address that READY gave for resuming.</summary>
    public int ConnectedToResume { get; private set; }

    /// <summary>The data of each identify.</summary>
    public List<JsonObject> Identifies { get; } = [];

    public TimeSpan Elapsed => world.Clock.GetElapsedTime(_started);

    public bool IsConnected
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Values.Any(session => session.Connection is not null);
            }
        }
    }

    public async Task AcceptAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = 400;
            return;
        }

        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var connection = new Connection(socket, http.Request.Query["compress"] == "zlib-stream", this);
        lock (_gate)
        {
            _connections.Add(connection);
            Connected++;
            ConnectedCompressed += connection.Compressed ? 1 : 0;
            ConnectedToResume += http.Request.Path.StartsWithSegments("/gateway/resume", StringComparison.Ordinal) ? 1 : 0;
        }

        await connection.RunAsync(_stopping.Token);
        lock (_gate)
        {
            _connections.Remove(connection);
            if (connection.Session is { } session && session.Connection == connection)
            {
                session.Connection = null;
            }
        }
    }

    /// <summary>Tells every client that sees <paramref name="guild"/>; null for what concerns no server. A session without connection gets it when it resumes.</summary>
    public void Dispatch(string name, ulong? guild, JsonNode data)
    {
        lock (_gate)
        {
            foreach (var session in _sessions.Values.Where(session => session.Sees(guild)))
            {
                var frame = session.Number(name, data.DeepClone());
                session.Connection?.Send(frame);
            }
        }
    }

    /// <summary>Ends every connection: with a close code, or as a broken line.</summary>
    public void Drop(int? code = null)
    {
        lock (_gate)
        {
            foreach (var connection in _connections)
            {
                connection.Session?.Connection = null;
                connection.End(code);
            }
        }
    }

    /// <summary>Says op7, reconnect; or op9, invalid session.</summary>
    public void Say(int op, bool resumable = true)
    {
        lock (_gate)
        {
            foreach (var connection in _connections)
            {
                connection.Send(new JsonObject { ["op"] = op, ["d"] = op == 9 ? resumable : null });
                if (!resumable && connection.Session is { } session)
                {
                    _sessions.Remove(session.Id);
                }
            }
        }
    }

    public void On(Connection connection, JsonObject frame)
    {
        lock (world.Gate)
        {
            lock (_gate)
            {
                Take(connection, frame);
            }
        }
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    private void Take(Connection connection, JsonObject frame)
    {
        switch ((int)frame["op"]!)
        {
            case 1:
                Beats++;
                if (!LoseAcks)
                {
                    connection.Send(new JsonObject { ["op"] = 11 });
                }

                break;
            case 2:
                Identify(connection, frame["d"]!.AsObject());
                break;
            case 6:
                Resume(connection, frame["d"]!.AsObject());
                break;
            default:
                connection.End(connection.Session is null ? 4003 : 4001);
                break;
        }
    }

    private void Identify(Connection connection, JsonObject data)
    {
        Identified++;
        Identifies.Add(data);
        if (CloseOnIdentify.TryDequeue(out var code) || (string?)data["token"] != token)
        {
            connection.End(code == 0 ? 4004 : code);
            return;
        }

        StartsLeft--;
        var shard = data["shard"] as JsonArray;
        var session = new Session(
            string.Create(CultureInfo.InvariantCulture, $"session-{++_count}"), (int?)shard?[0] ?? 0, (int?)shard?[1] ?? 1)
        {
            Connection = connection,
        };
        connection.Session = session;
        _sessions[session.Id] = session;
        var guilds = world.Guilds.Values.Where(guild => guild.HasBot && session.Sees(guild.Id)).ToList();
        connection.Send(session.Number("READY", Ready(session, guilds)));
        foreach (var guild in guilds)
        {
            connection.Send(session.Number("GUILD_CREATE", Shapes.Guild(guild, world.Bot)));
        }
    }

    private void Resume(Connection connection, JsonObject data)
    {
        if ((string?)data["token"] != token || !_sessions.TryGetValue((string?)data["session_id"] ?? "", out var session))
        {
            connection.Send(new JsonObject { ["op"] = 9, ["d"] = false });
            return;
        }

        var seen = (int?)data["seq"] ?? 0;
        if (seen > session.History.Count)
        {
            connection.End(4007);
            return;
        }

        Resumed++;
        connection.Session = session;
        session.Connection = connection;
        foreach (var missed in session.History.Skip(seen))
        {
            connection.Send(missed);
        }

        connection.Send(session.Number("RESUMED", new JsonObject()));
    }

    private JsonObject Ready(Session session, List<SimGuild> guilds) => new()
    {
        ["v"] = 10,
        ["user"] = Shapes.User(world.Bot, bot: true),
        ["guilds"] = new JsonArray([.. guilds.Select(guild => new JsonObject { ["id"] = guild.Id.Text(), ["unavailable"] = true })]),
        ["session_id"] = session.Id,
        ["resume_gateway_url"] = $"{Url}/resume",
        ["shard"] = new JsonArray(session.Shard, session.Shards),
        ["application"] = new JsonObject { ["id"] = world.Application.Text(), ["flags"] = 0 },
        ["session_type"] = "normal",
        ["private_channels"] = new JsonArray(),
        ["relationships"] = new JsonArray(),
        ["presences"] = new JsonArray(),
        ["_trace"] = new JsonArray(),
    };
}
