using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Tocsin.Core.Storage;
using Tocsin.Simulators.Telegram;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Receiving;

public sealed class ReceivingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_update_that_comes_again_after_a_restart_is_not_handled_again()
    {
        await using var host = await TelegramHost.StartAsync();
        var watch = new Watch(host.Simulator);
        var (ada, group) = Group(host);
        host.Simulator.People.Say(ada, group, "/related 1");
        await watch.NextAsync();
        await host.RestartAsync();
        host.Simulator.Updates.Repeat();

        host.Simulator.People.Say(ada, group, "/related 2");
        Assert.StartsWith("page 2", (await watch.NextAsync()).Text, StringComparison.Ordinal);
        Assert.Equal(2, host.Simulator.CallsOf("sendMessage").Count);
    }

    [Fact]
    public async Task An_update_is_confirmed_only_after_it_was_answered()
    {
        await using var host = await TelegramHost.StartAsync();
        var watch = new Watch(host.Simulator);
        var (ada, group) = Group(host);
        var unconfirmed = -1;
        var told = host.Simulator.World.Tell;
        host.Simulator.World.Tell = (what, message) =>
        {
            unconfirmed = host.Simulator.Updates.Unconfirmed;
            told(what, message);
        };

        host.Simulator.People.Say(ada, group, "/related 1");
        await watch.NextAsync();
        Assert.Equal(1, unconfirmed);
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.Updates.Unconfirmed == 0));
    }

    [Fact]
    public async Task While_the_database_refuses_no_update_is_passed_over()
    {
        await using var host = await TelegramHost.StartAsync();
        var watch = new Watch(host.Simulator);
        var (ada, group) = Group(host);
        await RenameAsync("telegram_update", "hidden");

        host.Simulator.People.Say(ada, group, "/related 1");
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Log.Lines.Any(line => line.Text.Contains("the database refuses", StringComparison.Ordinal))));
        Assert.Equal(1, host.Simulator.Updates.Unconfirmed);
        await RenameAsync("hidden", "telegram_update");

        Assert.StartsWith("page 1", (await watch.NextAsync()).Text, StringComparison.Ordinal);

        Task<int> RenameAsync(string from, string to) =>
            host.Get<Database>().WriteAsync(session => session.ExecuteAsync($"ALTER TABLE {from} RENAME TO {to}"), Token);
    }

    [Fact]
    public async Task A_server_that_answers_at_once_is_asked_once_a_second()
    {
        await using var host = await TelegramHost.StartAsync(("Telegram:PollTimeout", "00:00:00"));
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.CallsOf("getUpdates").Count > 0));
        var (start, before) = (host.Clock.GetUtcNow(), host.Simulator.CallsOf("getUpdates").Count);

        await TelegramHost.UntilAsync(() => Task.FromResult(host.Clock.GetUtcNow() - start > TimeSpan.FromSeconds(20)));

        Assert.InRange(host.Simulator.CallsOf("getUpdates").Count - before, 5, 22);
    }

    [Fact]
    public async Task Menus_are_registered_for_each_scope_and_language_and_not_again_when_nothing_changed()
    {
        await using var host = await TelegramHost.StartAsync();
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.CallsOf("setMyCommands").Count == 12));
        var menus = host.Simulator.World.Commands;

        Assert.Equal(["campaign", "related"], Names("all_group_chats", "ar"));
        Assert.Equal(["campaign", "related", "settings"], Names("all_chat_administrators", ""));
        Assert.NotEqual((string?)menus[("all_group_chats", "")][0]!["description"], (string?)menus[("all_group_chats", "fr")][0]!["description"]);

        await host.RestartAsync();
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.CallsOf("getMyCommands").Count == 24));
        Assert.Equal(12, host.Simulator.CallsOf("setMyCommands").Count);

        IEnumerable<string?> Names(string scope, string language) => menus[(scope, language)].Select(command => (string?)command!["command"]);
    }

    [Fact]
    public async Task A_menu_that_comes_too_soon_is_registered_after_the_wait()
    {
        await using var host = await TelegramHost.StartAsync();
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.CallsOf("setMyCommands").Count == 12));
        host.Simulator.World.Commands.Clear();
        host.Simulator.Faults.Order("setMyCommands", Fault.RateLimited, times: 2);

        await host.RestartAsync();

        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.World.Commands.Count == 12));
        Assert.DoesNotContain(host.Log.Lines, line => line.Text.Contains("does not take the command menu", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_copied_with_white_space_is_the_token()
    {
        await using var host = await TelegramHost.StartAsync(("Telegram:Token", $" {TelegramSimulator.DefaultToken}\n"));
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.CallsOf("getUpdates").Count > 0));
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_line_and_is_tried_again()
    {
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var listen = $"http://{other.LocalEndpoint}";
        await using var host = await TelegramHost.StartAsync(("Telegram:Webhook:Url", listen + "/hook"), ("Telegram:Webhook:Listen", listen));
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Log.Lines.Any(line => line.Level >= LogLevel.Error)));

        var line = Assert.Single(host.Log.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Contains($"Cannot listen on Telegram:Webhook:Listen = {listen}", line.Text, StringComparison.Ordinal);

        other.Stop();
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.Updates.Webhook is not null));
    }

    [Fact]
    public async Task A_wrong_token_is_one_clear_line_without_the_token()
    {
        await using var host = await TelegramHost.StartAsync(("Telegram:Token", "1:never-seen-by-anyone"));
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Log.Lines.Any(line => line.Level == LogLevel.Error)));

        var line = Assert.Single(host.Log.Lines, line => line.Level >= LogLevel.Warning);
        Assert.Contains("Telegram refuses the token (401 Unauthorized): set Telegram:Token", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, line => line.Text.Contains("never-seen", StringComparison.Ordinal));
        Assert.Empty(host.Simulator.CallsOf("getUpdates"));
    }

    [Fact]
    public async Task A_second_poller_with_the_same_token_makes_us_back_off_and_come_back()
    {
        await using var host = await TelegramHost.StartAsync();
        var watch = new Watch(host.Simulator);
        var (ada, group) = Group(host);
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.CallsOf("getUpdates").Count > 0));
        using var other = new HttpClient();
        await other.GetStringAsync(new Uri($"{host.Simulator.BaseUrl}/bot{host.Simulator.Token}/getUpdates?timeout=0"), Token);

        host.Simulator.People.Say(ada, group, "/related 1");
        await watch.NextAsync();

        Assert.Single(host.Log.Lines, line => line.Text.Contains("409 Conflict", StringComparison.Ordinal));
        Assert.InRange(host.Simulator.CallsOf("getUpdates").Count, 2, 6);
    }

    [Fact]
    public async Task A_webhook_that_stands_from_before_is_taken_down_for_polling()
    {
        await using var host = await TelegramHost.StartAsync();
        var watch = new Watch(host.Simulator);
        var (ada, group) = Group(host);
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.CallsOf("getUpdates").Count > 0));
        host.Simulator.Updates.Webhook = "http://127.0.0.1:9/nobody";
        // Ends the poll that is under way; the next one meets the webhook.
        host.Simulator.People.Say(ada, group, "/related 1");
        await watch.NextAsync();
        host.Simulator.People.Say(ada, group, "/related 2");
        await watch.NextAsync();

        Assert.Single(host.Simulator.CallsOf("deleteWebhook"));
    }

    [Fact]
    public async Task A_webhook_answers_on_its_one_path_with_its_secret_and_to_nobody_else()
    {
        const string Secret = "a-secret-of-the-test";
        var listen = $"http://127.0.0.1:{FreePort()}";
        await using var host = await TelegramHost.StartAsync(
            ("Telegram:Webhook:Url", listen + "/telegram/hook"), ("Telegram:Webhook:Listen", listen), ("Telegram:Webhook:Secret", Secret));
        var watch = new Watch(host.Simulator);
        var (ada, group) = Group(host);
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.Updates.Webhook is not null));

        host.Simulator.People.Say(ada, group, "/related 1");
        Assert.StartsWith("page 1", (await watch.NextAsync()).Text, StringComparison.Ordinal);
        await TelegramHost.UntilAsync(() => Task.FromResult(host.Simulator.Updates.Unconfirmed == 0));

        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(listen + "/telegram/hook", "wrong"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(listen + "/telegram/hook", null));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync(listen + "/other", Secret));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(listen + "/telegram/hook", Secret, "not json"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(listen + "/telegram/hook", Secret));
        Assert.Empty(host.Simulator.CallsOf("getUpdates"));
    }

    private static async Task<HttpStatusCode> PostAsync(string url, string? secret, string body = """{"update_id":1}""")
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null)
        {
            request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        }

        using var answer = await http.SendAsync(request, Token);
        return answer.StatusCode;
    }

    private static (SimUser Ada, SimChat Group) Group(TelegramHost host)
    {
        var group = host.Simulator.People.Chat("Group");
        group.BotStatus = "member";
        return (host.Simulator.People.Person("Ada"), group);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
