using Tocsin.Discord.Gateway;
using Tocsin.Simulators.Discord.State;

namespace Tocsin.Tests.Discord.Gateway;

public sealed class GatewayTests
{
    [Fact]
    public async Task Identifies_compressed_with_the_guilds_intent_only_and_hears_what_happens()
    {
        await using var bench = await DiscordBench.StartAsync();
        var server = bench.People.Server("A server with a long name that makes its frame long enough to be cut in pieces");
        await using var listening = new Listening(bench);
        await listening.ReadyAsync();

        bench.People.Slash(bench.People.Person("Ada"), server.SystemChannel!, "search", ("query", "bread"));

        await listening.UntilAsync(events => events.OfType<GatewayEvent.Happened>().Any(happened => happened.Name == "INTERACTION_CREATE"));
        var ready = Assert.Single(listening.Events.OfType<GatewayEvent.Ready>());
        Assert.Equal([server.Id.Text()], ready.Guilds);
        Assert.Contains(listening.Events.OfType<GatewayEvent.Happened>(), happened => happened.Name == "GUILD_CREATE");
        Assert.Equal(1, (int)bench.Simulator.Gateway.Identifies[0]["intents"]!);
        Assert.Equal(1, bench.Simulator.Gateway.ConnectedCompressed);
    }

    [Fact]
    public async Task A_line_that_breaks_ten_times_loses_no_event_and_repeats_none()
    {
        await using var bench = await DiscordBench.StartAsync();
        var channel = bench.People.Server("Server").SystemChannel!;
        await using var listening = new Listening(bench);
        await listening.ReadyAsync();
        var person = bench.People.Person("Ada");

        for (var round = 0; round < 10; round++)
        {
            bench.People.Slash(person, channel, "search", ("query", $"before {round}"));
            bench.Simulator.Gateway.Drop(round % 2 == 0 ? null : 4000);
            bench.People.Slash(person, channel, "search", ("query", $"after {round}"));
            var resumed = round + 1;
            await Eventually.True(() => bench.Simulator.Gateway.Resumed >= resumed, "resumed");
        }

        await listening.UntilAsync(events => Queries(events).Count >= 20);
        Assert.Equal(Enumerable.Range(0, 10).SelectMany(round => new[] { $"before {round}", $"after {round}" }), Queries(listening.Events));
        Assert.Equal(1, bench.Simulator.Gateway.Identified);
        Assert.Equal(10, bench.Simulator.Gateway.ConnectedToResume);
    }

    [Fact]
    public async Task A_dead_line_is_noticed_by_its_unanswered_heartbeat_and_resumed()
    {
        await using var bench = await DiscordBench.StartAsync();
        bench.Simulator.Gateway.HeartbeatInterval = TimeSpan.FromMilliseconds(100);
        bench.Simulator.Gateway.LoseAcks = true;
        await using var listening = new Listening(bench);

        await Eventually.True(() => bench.Simulator.Gateway.Resumed >= 1, "resumed");
        bench.Simulator.Gateway.LoseAcks = false;
        var connected = bench.Simulator.Gateway.Connected;
        var beats = bench.Simulator.Gateway.Beats;
        await Eventually.True(() => bench.Simulator.Gateway.Beats > beats + 3, "beats");

        Assert.InRange(bench.Simulator.Gateway.Connected, 2, connected + 2);
    }

    [Fact]
    public async Task Reconnects_and_resumes_when_asked_to()
    {
        await using var bench = await DiscordBench.StartAsync();
        await using var listening = new Listening(bench);
        await listening.ReadyAsync();

        bench.Simulator.Gateway.Say(7);

        await Eventually.True(() => bench.Simulator.Gateway.Resumed == 1, "resumed");
    }

    [Fact]
    public async Task Identifies_anew_when_the_session_is_gone()
    {
        await using var bench = await DiscordBench.StartAsync();
        await using var listening = new Listening(bench);
        await listening.ReadyAsync();

        bench.Simulator.Gateway.Say(9, resumable: false);

        await Eventually.True(() => bench.Simulator.Gateway.Identified == 2, "identified");
        Assert.Equal(0, bench.Simulator.Gateway.Resumed);
    }

    [Theory]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public async Task A_fatal_code_ends_it_with_what_to_do(int code)
    {
        await using var bench = await DiscordBench.StartAsync();
        bench.Simulator.Gateway.CloseOnIdentify.Enqueue(code);
        await using var listening = new Listening(bench);

        await listening.UntilAsync(events => events.OfType<GatewayEvent.Refused>().Any());
        await Eventually.Done(listening.Ended);

        Assert.Equal(1, bench.Simulator.Gateway.Identified);
    }

    [Fact]
    public async Task Holds_as_many_connections_as_Discord_recommends()
    {
        await using var bench = await DiscordBench.StartAsync();
        bench.Simulator.Gateway.RecommendedShards = 3;
        bench.Simulator.Gateway.MaxConcurrency = 16;
        await using var listening = new Listening(bench);

        await listening.UntilAsync(events => events.OfType<GatewayEvent.Ready>().Count() == 3);

        Assert.Equal(["[0,3]", "[1,3]", "[2,3]"], bench.Simulator.Gateway.Identifies.Select(data => data["shard"]!.ToJsonString()).Order());
    }

    [Fact]
    public async Task A_wrong_token_ends_it_with_one_clear_line()
    {
        await using var bench = await DiscordBench.StartAsync(options => options.Token = "wrong");
        await using var listening = new Listening(bench);
        await Eventually.Done(listening.Ended);

        Assert.Contains("Discord:Token", Assert.IsType<GatewayEvent.Refused>(Assert.Single(listening.Events)).Reason, StringComparison.Ordinal);
        Assert.Equal(0, bench.Simulator.Gateway.Connected);
    }

    private static List<string> Queries(IReadOnlyList<GatewayEvent> events) =>
    [
        .. events.OfType<GatewayEvent.Happened>()
            .Where(happened => happened.Name == "INTERACTION_CREATE")
            .Select(happened => happened.Data.GetProperty("data").GetProperty("options")[0].GetProperty("value").GetString()!),
    ];

    private sealed class Listening : IAsyncDisposable
    {
        private readonly List<GatewayEvent> _events = [];
        private readonly CancellationTokenSource _stop = new();

        public Listening(DiscordBench bench) => Ended = ListenAsync(bench.NewGateway());

        public Task Ended { get; }

        public IReadOnlyList<GatewayEvent> Events
        {
            get
            {
                lock (_events)
                {
                    return [.. _events];
                }
            }
        }

        public Task ReadyAsync() => UntilAsync(events => events.OfType<GatewayEvent.Ready>().Any());

        public Task UntilAsync(Func<IReadOnlyList<GatewayEvent>, bool> condition) => Eventually.True(() => condition(Events), "events");

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Ended;
            _stop.Dispose();
        }

        private async Task ListenAsync(DiscordGateway gateway)
        {
            try
            {
                await foreach (var happened in gateway.ListenAsync(_stop.Token))
                {
                    lock (_events)
                    {
                        _events.Add(happened);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }
}
