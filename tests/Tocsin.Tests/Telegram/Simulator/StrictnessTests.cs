using System.Text;
using System.Text.Json.Nodes;
using Tocsin.Simulators.Telegram;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Tests.Support;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Simulator;

/// <summary>The simulator refuses what Telegram refuses; otherwise passing on it would mean nothing.</summary>
public sealed class StrictnessTests : IAsyncLifetime
{
    private readonly FakeClock _clock = new();
    private readonly HttpClient _http = new();
    private TelegramSimulator _simulator = null!;
    private SimChat _group = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = await TelegramSimulator.StartAsync(_clock, Bench.SpecFile);
        _group = _simulator.People.Chat("Group");
        _group.BotStatus = "member";
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _simulator.DisposeAsync();
    }

    [Theory]
    [InlineData("", "message text is empty")]
    [InlineData("<b> </b>", "message text is empty")]
    [InlineData("<p>x</p>", "can't parse entities: unsupported start tag \"p\"")]
    [InlineData("a < b", "can't parse entities")]
    [InlineData("<b>x", "can't parse entities: can't find end tag")]
    [InlineData("<b>x</i>", "can't parse entities: unmatched end tag")]
    public async Task Bad_text_is_refused(string text, string why)
    {
        Assert.StartsWith($"Bad Request: {why}", await SayAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lengths_are_counted_in_UTF16_units_after_parsing()
    {
        Assert.Null(await SayAsync($"<b>{new string('x', 4094)}😀</b>"));
        Assert.Equal("Bad Request: message is too long", await SayAsync($"<b>{new string('x', 4095)}😀</b>"));
    }

    [Fact]
    public async Task The_same_texts_are_read_as_by_Telegrams_own_parser()
    {
        foreach (var html in new[]
        {
            "<b>a<i>b</i></b> &amp; &lt;c&gt; &#65; &nbsp;", "<blockquote>q <a href=\"https://site.example/\">l</a></blockquote>", "<u>😀</u><s>x</s>",
        })
        {
            var parsed = TelegramParserText(html);
            Assert.Null(await SayAsync(html));
            Assert.Equal(parsed, _group.Standing[^1].Text);
        }
    }

    [Fact]
    public async Task Buttons_hold_64_bytes()
    {
        Assert.Null(await SayAsync("x", Button(new string('é', 32))));
        Assert.Equal("Bad Request: BUTTON_DATA_INVALID", await SayAsync("x", Button(new string('é', 33))));
    }

    [Fact]
    public async Task A_group_takes_20_messages_a_minute()
    {
        for (var number = 0; number < 20; number++)
        {
            Assert.Null(await SayAsync("x"));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.StartsWith("Too Many Requests: retry after", await SayAsync("x"), StringComparison.Ordinal);
        _clock.Advance(TimeSpan.FromSeconds(41));
        Assert.Null(await SayAsync("x"));
    }

    [Fact]
    public async Task No_second_holds_more_than_30_messages_over_all_chats()
    {
        var refused = 0;
        for (var number = 0; number < 40; number++)
        {
            var chat = _simulator.People.Chat("Another");
            chat.BotStatus = "member";
            refused += await SayAsync("x", chat: chat) is null ? 0 : 1;
        }

        Assert.Equal(10, refused);
    }

    [Fact]
    public async Task Unknown_missing_and_mistyped_fields_are_found()
    {
        if (!File.Exists(Bench.SpecFile))
        {
            Assert.Skip("the Bot API's specification is not beside the repository");
        }

        await CallAsync("sendMessage", new JsonObject { ["chat_id"] = _group.Id, ["text"] = "x", ["colour"] = "red" });
        await CallAsync("sendMessage", new JsonObject { ["chat_id"] = _group.Id });
        await CallAsync("sendMessage", new JsonObject { ["chat_id"] = _group.Id, ["text"] = 5 });

        Assert.Equal(
            ["sendMessage.colour: unknown field", "sendMessage.text: missing", "sendMessage.text: 5 is not String"], _simulator.Problems);
    }

    private static string TelegramParserText(string html) => Rendering.TelegramParser.Parse(html).Text.Trim();

    private static JsonObject Button(string data) => new()
    {
        ["inline_keyboard"] = new JsonArray(new JsonArray(new JsonObject { ["text"] = "b", ["callback_data"] = data })),
    };

    private Task<string?> SayAsync(string text, JsonObject? keyboard = null, SimChat? chat = null)
    {
        var request = new JsonObject { ["chat_id"] = (chat ?? _group).Id, ["text"] = text, ["parse_mode"] = "HTML" };
        if (keyboard is not null)
        {
            request["reply_markup"] = keyboard;
        }

        return CallAsync("sendMessage", request);
    }

    /// <summary>The refusal, or null.</summary>
    private async Task<string?> CallAsync(string method, JsonObject request)
    {
        using var body = new StringContent(request.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(
            new Uri($"{_simulator.BaseUrl}/bot{_simulator.Token}/{method}"), body, TestContext.Current.CancellationToken);
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return (string?)json!["description"];
    }
}
