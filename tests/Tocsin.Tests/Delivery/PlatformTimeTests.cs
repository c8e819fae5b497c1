using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using Tocsin.Core.Delivery;
using Tocsin.Discord.Api;
using Tocsin.Telegram;
using Tocsin.Telegram.Api;
using Tocsin.Tests.Discord;
using Tocsin.Tests.Support;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Delivery;

/// <summary>Both platforms tell the clock's guard what time it is there.</summary>
public sealed class PlatformTimeTests
{
    private readonly FakeClock _longAgo = new(new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_of_Discord_shows_a_clock_that_is_years_behind()
    {
        await using var bench = await DiscordBench.StartAsync();
        var guard = new ClockGuard(_longAgo, TimeSpan.FromMinutes(1));
        using var rest = new DiscordRest(Microsoft.Extensions.Options.Options.Create(bench.Options), _longAgo, guard);

        Assert.True((await rest.GetMeAsync(Token)).IsOk);

        Assert.True(guard.Skew < TimeSpan.FromDays(-365));
    }

    [Fact]
    public async Task An_answer_of_Telegram_shows_a_clock_that_is_years_behind()
    {
        await using var bench = await Bench.StartAsync();
        var guard = new ClockGuard(_longAgo, TimeSpan.FromMinutes(1));
        using var api = new TelegramHttpApi(Options.Create(bench.Settings), _longAgo, guard);

        Assert.True((await api.GetMeAsync(Token)).IsOk);

        Assert.True(guard.Skew < TimeSpan.FromDays(-365));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3600, false)]
    public async Task Where_an_answer_has_no_date_the_message_has_one(int secondsOff, bool sound)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var guard = new ClockGuard(_longAgo, TimeSpan.FromMinutes(1));
        var settings = new TelegramOptions { BaseUrl = $"http://127.0.0.1:{((IPEndPoint)server.LocalEndpoint).Port}", Token = "1:x" };
        using var api = new TelegramHttpApi(Options.Create(settings), _longAgo, guard);

        var sending = api.SendMessageAsync(new SendMessage { ChatId = -1, Text = "x" }, Token);
        var date = _longAgo.GetUtcNow().AddSeconds(secondsOff).ToUnixTimeSeconds();
        var message = $$"""{"message_id":1,"date":{{date}},"chat":{"id":-1,"type":"group"} }""";
        await AnswerAsync(server, $$"""{"ok":true,"result":{{message}} }""");

        Assert.True((await sending).IsOk);
        Assert.Equal(sound, guard.IsSound);
    }

    private static async Task AnswerAsync(TcpListener server, string json)
    {
        using var connection = await server.AcceptTcpClientAsync(Token);
        var stream = connection.GetStream();
        var seen = new StringBuilder();
        var buffer = new byte[4096];
        while (!seen.ToString().Contains("\r\n\r\n{", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, Token);
            Assert.NotEqual(0, read);
            seen.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}"), Token);
    }
}
