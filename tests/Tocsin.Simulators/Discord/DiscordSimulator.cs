using Microsoft.AspNetCore.Builder;
using Tocsin.Simulators.Discord.Gateway;
using Tocsin.Simulators.Discord.Rest;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Simulators.Discord;

/// <summary>Discord's API and gateway on 127.0.0.1 with servers and people of its own, as strict as Discord and able to fail on demand.</summary>
/// <remarks>Written from Discord's documentation alone: it shares no code with the bot.</remarks>
internal sealed class DiscordSimulator : IAsyncDisposable
{
    public const string DefaultToken = "simulated.token.of-no-value-whatsoever";

    private readonly Server _server;
    private WebApplication? _app;

    private DiscordSimulator(TimeProvider clock, string token, string? specFile)
    {
        Token = token;
        World = new World(clock);
        Gateway = new Sessions(token, World);
        People = new People(World, Gateway);
        Buckets = new Buckets(clock);
        _server = new Server(token, World, Gateway, Faults, Buckets, specFile is null ? null : SpecCheck.FromFile(specFile));
    }

    public string Token { get; }

    public World World { get; }

    public People People { get; }

    public Sessions Gateway { get; }

    public Buckets Buckets { get; }

    public Faults Faults { get; } = new();

    /// <summary>Where it listens: the bot's <c>Discord:BaseUrl</c>.</summary>
    public string BaseUrl => _app!.Urls.Single();

    /// <summary>Answers that Discord would count towards a ban.</summary>
    public int InvalidRequests => _server.InvalidRequests;

    /// <summary>What the specification says against the requests so far, where it is known.</summary>
    public IReadOnlyList<string> Problems
    {
        get
        {
            lock (World.Gate)
            {
                return [.. _server.Problems];
            }
        }
    }

    /// <summary>For a test that sends something wrong on purpose.</summary>
    public void ForgetProblems()
    {
        lock (World.Gate)
        {
            _server.Problems.Clear();
        }
    }

    /// <param name="clock">Whose time the rules go by.</param>
    /// <param name="specFile">The OpenAPI description to hold requests against; null for none.</param>
    /// <param name="port">Zero for any that is free.</param>
    /// <param name="token">The bot's.</param>
    public static async Task<DiscordSimulator> StartAsync(
        TimeProvider clock, string? specFile = null, int port = 0, string token = DefaultToken)
    {
        var simulator = new DiscordSimulator(clock, token, specFile);
        simulator._app = await simulator._server.StartAsync(port);
        simulator.World.Address = simulator.BaseUrl;
        simulator.Gateway.Url = simulator.BaseUrl.Replace("http://", "ws://", StringComparison.Ordinal) + "/gateway";
        return simulator;
    }

    /// <summary>The requests of one route so far: <c>POST channels/*/messages</c>.</summary>
    public IReadOnlyList<ApiCall> CallsOf(string route)
    {
        lock (World.Gate)
        {
            return [.. _server.Calls.Where(call => call.Route == route)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        Gateway.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }
}
