using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Tocsin.Simulators.Telegram.Wire;
using Tocsin.Telegram;
using Tocsin.Telegram.Api;
using Tocsin.Tests.Support;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Api;

public sealed class TelegramHttpApiTests
{
    private static readonly SendMessage Message = new() { ChatId = -1, Text = "x" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_token_is_refused_with_401()
    {
        await using var bench = await Bench.StartAsync();
        using var api = Client(bench.Simulator.BaseUrl, "1:wrong");

        Assert.Equal(new ApiProblem.Refused(401, "Unauthorized"), (await api.GetMeAsync(Token)).Problem);
    }

    [Fact]
    public async Task A_connection_that_was_never_made_left_nothing()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        using var api = Client($"http://127.0.0.1:{port}");

        Assert.IsType<ApiProblem.NotSent>((await api.SendMessageAsync(Message, Token)).Problem);
    }

    [Fact]
    public async Task An_unknown_host_left_nothing()
    {
        using var api = Client("http://no-such-host.invalid");

        Assert.IsType<ApiProblem.NotSent>((await api.SendMessageAsync(Message, Token)).Problem);
    }

    [Fact]
    public async Task A_server_that_closes_after_the_request_leaves_it_in_doubt_and_hears_it_once()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var api = Client($"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}");

        var sending = api.SendMessageAsync(Message, Token);
        using (var connection = await server.AcceptTcpClientAsync(Token))
        {
            Assert.NotEqual(0, await connection.GetStream().ReadAtLeastAsync(new byte[64], 64, cancellationToken: Token));
        }

        Assert.IsType<ApiProblem.InDoubt>((await sending).Problem);
        Assert.False(server.Pending());
    }

    [Fact]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        await using var bench = await Bench.StartAsync();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Api.GetMeAsync(cancelled.Token));
    }

    [Fact]
    public async Task A_429_without_a_body_goes_by_its_header()
    {
        await using var bench = await Bench.StartAsync();
        bench.Simulator.Faults.Order("getMe", Fault.RateLimited);

        Assert.Equal(new ApiProblem.RateLimited(TimeSpan.FromSeconds(3)), (await bench.Api.GetMeAsync(Token)).Problem);
    }

    [Fact]
    public async Task An_update_of_a_kind_unknown_to_us_does_not_hold_up_the_rest()
    {
        await using var bench = await Bench.StartAsync();
        bench.Simulator.Updates.Add("message", new() { ["message_id"] = "not a number" });
        bench.Simulator.Updates.Add("poll", new() { ["id"] = "1" });

        var answer = await bench.Api.GetUpdatesAsync(new GetUpdates(null, 0, []), Token);

        Assert.Equal([101L, 102L], answer.Value!.Select(update => update.UpdateId));
        Assert.All(answer.Value!, update => Assert.Null(update.Message));
    }

    private static TelegramHttpApi Client(string baseUrl, string token = "1:x") =>
        new(Options.Create(new TelegramOptions { BaseUrl = baseUrl, Token = token }), new FakeClock());
}
