using Microsoft.AspNetCore.Builder;
using Tocsin.Simulators.Telegram.Methods;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;

namespace Tocsin.Simulators.Telegram;

/// <summary>A server of the Bot API on 127.0.0.1 with chats and people of its own, as strict as Telegram and able to fail on demand.</summary>
/// <remarks>Written from Telegram's documentation alone: it shares no code with the bot.</remarks>
internal sealed class TelegramSimulator : IAsyncDisposable
{
    public const string DefaultToken = "4242:simulated-token-of-no-value-whatsoever";

    private readonly CancellationTokenSource _stopping = new();
    private readonly WebhookCaller _webhook;
    private readonly Server _server;
    private WebApplication? _app;
    private Task _pushing = Task.CompletedTask;

    private TelegramSimulator(TimeProvider clock, string token, string? specFile)
    {
        Token = token;
        World = new World(clock);
        Updates = new UpdateQueue(clock);
        People = new People(World, Updates);
        Limits = new RateLimits(clock);
        _webhook = new WebhookCaller(Updates, clock);
        _server = new Server(token, World, Updates, Faults, specFile is null ? null : SpecCheck.FromFile(specFile), Table());
    }

    public string Token { get; }

    public World World { get; }

    public People People { get; }

    public UpdateQueue Updates { get; }

    public RateLimits Limits { get; }

    public Faults Faults { get; } = new();

    /// <summary>Where it listens: the bot's <c>Telegram:BaseUrl</c>.</summary>
    public string BaseUrl => _app!.Urls.Single();

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

    /// <param name="clock">Whose time the rules go by.</param>
    /// <param name="specFile">The machine-readable specification to hold requests against; null for none.</param>
    /// <param name="port">Zero for any that is free.</param>
    /// <param name="token">The bot's.</param>
    public static async Task<TelegramSimulator> StartAsync(
        TimeProvider clock, string? specFile = null, int port = 0, string token = DefaultToken)
    {
        var simulator = new TelegramSimulator(clock, token, specFile);
        simulator._app = await simulator._server.StartAsync(port);
        simulator._pushing = simulator._webhook.RunAsync(simulator._stopping.Token);
        return simulator;
    }

    /// <summary>The requests of one method so far.</summary>
    public IReadOnlyList<ApiCall> CallsOf(string method)
    {
        lock (World.Gate)
        {
            return [.. _server.Calls.Where(call => call.Method == method)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _pushing.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _webhook.Dispose();
        _stopping.Dispose();
    }

    private Dictionary<string, Method> Table()
    {
        var sending = new Sending(World, Limits);
        var editing = new Editing(World, Limits);
        var answering = new Answering(World);
        var setup = new Setup(World, Updates);
        return new(StringComparer.OrdinalIgnoreCase)
        {
            ["getMe"] = setup.Me,
            ["getFile"] = setup.File,
            ["setMyCommands"] = setup.SetCommands,
            ["getMyCommands"] = setup.GetCommands,
            ["deleteMyCommands"] = setup.DeleteCommands,
            ["setWebhook"] = setup.SetWebhook,
            ["deleteWebhook"] = setup.DeleteWebhook,
            ["getWebhookInfo"] = setup.WebhookInfo,
            ["sendMessage"] = sending.SendMessage,
            ["sendPhoto"] = sending.SendPhoto,
            ["editMessageText"] = editing.EditText,
            ["editMessageCaption"] = editing.EditCaption,
            ["editMessageMedia"] = editing.EditMedia,
            ["editMessageReplyMarkup"] = editing.EditMarkup,
            ["deleteMessage"] = editing.Delete,
            ["answerCallbackQuery"] = answering.Callback,
            ["answerInlineQuery"] = answering.Inline,
            ["getChatMember"] = answering.Member,
        };
    }
}
