using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;
using Tocsin.Simulators.Telegram;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Telegram;
using Tocsin.Telegram.Api;
using Tocsin.Telegram.Sending;
using Tocsin.Tests.Support;
using Tocsin.Tests.Posts;

namespace Tocsin.Tests.Telegram.Support;

/// <summary>The simulator with our client and platform before it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly TemporaryDirectory _content = new();
    private readonly TelegramHttpApi _api;

    private readonly Database _database;

    private Bench(TelegramSimulator simulator, FakeClock clock)
    {
        _database = new Database(new DatabaseOptions { DataDirectory = _content["data"] });
        Chats = new ChatStore(_database, clock);
        Simulator = simulator;
        Clock = clock;
        Settings = new TelegramOptions { Token = simulator.Token, BaseUrl = simulator.BaseUrl, ContentDirectory = _content.Path };
        var options = Options.Create(Settings);
        _api = new TelegramHttpApi(options, clock);
        var photos = new Photos(options);
        var buttons = new ButtonMemory();
        Platform = new TelegramPlatform(
            _api,
            new MessageSender(_api, photos, buttons, NullLogger<MessageSender>.Instance),
            new MessageEditor(_api, photos, buttons),
            new RecallNotice(Chats),
            new RateLimitScope(clock),
            _ => ValueTask.FromResult(Pause),
            options);
        File.WriteAllText(_content["no-image.png"], "this is no image");
        File.WriteAllBytes(_content["square.png"], TinyImages.Png([("tEXt", TinyImages.Place)]));
    }

    /// <summary>Telegram's own specification; requests are held against it where it is there.</summary>
    public static string SpecFile => Path.GetFullPath(Repository.At("..", "shared", "specs", "telegram-api.json"));

    public TelegramSimulator Simulator { get; }

    public FakeClock Clock { get; }

    public TelegramOptions Settings { get; }

    public ITelegramApi Api => _api;

    public ChatStore Chats { get; }

    /// <summary>What a request that waits for its turn is told.</summary>
    public TimeSpan? Pause { get; set; }

    public TelegramPlatform Platform { get; }

    public static async Task<Bench> StartAsync()
    {
        var clock = new FakeClock();
        var bench = new Bench(await TelegramSimulator.StartAsync(clock, SpecFile), clock);
        await new Migrator(bench._database, clock).MigrateAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    /// <summary>A group that the bot is in.</summary>
    public SimChat Group(string type = "supergroup", params long[] topics)
    {
        var group = Simulator.People.Chat("Group", type, topics);
        group.BotStatus = type == "channel" ? "administrator" : "member";
        return group;
    }

    public static ChatAddress Address(SimChat chat, long? topic = null) => new TelegramPlace(chat.Id, topic).Address;

    public Task<SendOutcome> SendAsync(ChatAddress to, Post post, ChatSettings? settings = null) =>
        Platform.SendAsync(
            new OutgoingPart(to, Platform.Render(post, settings ?? new ChatSettings())[0], "nonce", Silent: false),
            TestContext.Current.CancellationToken);

    public Task<SendOutcome> SendAsync(SimChat to, string text = "A message.") => SendAsync(Address(to), PostOf(text));

    public static Post PostOf(string text) => new() { Language = "en", Blocks = [new PostParagraph(text)] };

    public async ValueTask DisposeAsync()
    {
        var problems = Simulator.Problems;
        _api.Dispose();
        await _database.DisposeAsync();
        await Simulator.DisposeAsync();
        _content.Dispose();
        Assert.Empty(problems);
    }
}
