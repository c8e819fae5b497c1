using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tocsin.Cli;
using Tocsin.Composition;
using Tocsin.Core.Archive;
using Tocsin.Core.Chats;
using Tocsin.Core.Commands;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Organizers;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;
using Tocsin.Discord.Api;
using Tocsin.Telegram.Api;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Stories;

/// <summary>The real program in a folder of its own, on a clock and a terminal that the story holds. It can be stopped and started again.</summary>
/// <remarks>
/// Without a platform the clock moves only when the story moves it. With one it runs by itself, fast while nothing is under
/// way and slowly while a request is, so that neither a long poll nor a paced send keeps the story waiting. A story that
/// must skip hours or days stops the bot, moves the clock and starts it again: a leap would time out what is under way.
/// </remarks>
internal sealed partial class Bot : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly Dictionary<string, string> _settings = [];
    private IHost? _host;
    private RunningClock? _running;

    /// <param name="start">The clock's first instant; null for the usual one.</param>
    public Bot(DateTimeOffset? start = null)
    {
        Clock = start is { } instant ? new FakeClock(instant) : new FakeClock();
        Directory.CreateDirectory(Config);
        Directory.CreateDirectory(Campaigns);
        Directory.CreateDirectory(Archive);
    }

    public FakeClock Clock { get; }

    /// <summary>How wide its terminal is.</summary>
    public int Width { get; init; } = 200;

    public TerminalScreen Screen { get; private set; } = new();

    public string Data => _folder["data"];

    public string Config => _folder["config"];

    public string Campaigns => Path.Combine(Config, "campaigns");

    public string Archive => Path.Combine(Config, "archive");

    /// <summary>What it logged since the first start.</summary>
    public LogLines Log { get; } = new();

    /// <summary>Plans and wakes as the minute's sweep does, now.</summary>
    public Task SweepAsync() => Get<DispatchSweep>().RunAsync(TestContext.Current.CancellationToken);

    public Task<long> CountArticlesAsync() => Get<ArticleStore>().CountAsync(TestContext.Current.CancellationToken);

    /// <summary>A service of the program while it runs.</summary>
    public T Get<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    /// <summary>Writes a setting into its <c>tocsin.json</c>: <c>Telegram:PollTimeout</c>, or a list's one item, <c>Organizers:Owners:0</c>. Counts from the next start.</summary>
    public Bot With(string key, string value)
    {
        _settings[key] = value;
        return this;
    }

    /// <summary>Opens the terminal beside the platforms.</summary>
    public Bot WithTerminal() => With("Local:Enabled", "true");

    /// <summary>Somebody types a line in a private chat, in English.</summary>
    public Task<CommandAnswer> AskAsync(string platform, string person, string line, Attachment? attachment = null) =>
        _host!.Services.GetRequiredService<CommandRouter>().AnswerAsync(
            new CommandRequest(line, new ChatAddress(platform, person), CommandRole.Member, "en")
            {
                Person = new Person(platform, person),
                IsPrivate = true,
                Attachment = attachment,
            },
            TestContext.Current.CancellationToken);

    /// <summary>What organizers are told and have not seen, in English.</summary>
    public async Task<IReadOnlyList<string>> NoticesAsync() =>
        [
            .. (await _host!.Services.GetRequiredService<NoticeStore>().UnseenAsync(100, TestContext.Current.CancellationToken))
                .Select(notice => notice.Text(Words.For("en"))),
        ];

    /// <summary>Copies the configuration that Tocsin ships, samples and all.</summary>
    public Bot WithShippedConfiguration()
    {
        var shipped = Repository.At("config");
        foreach (var file in Directory.EnumerateFiles(shipped, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Config, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }

        return this;
    }

    public async Task StartAsync()
    {
        WriteSettings();
        Screen = new TerminalScreen(Width);
        var traffic = new Traffic(() => Discord?.World.AwaitsAnswer == true);
        _host = TocsinHost.Build(new Locations(Data, Config), services => Change(services, traffic));
        await _host.StartAsync(TestContext.Current.CancellationToken);
        // Not before it has started: on a slow machine minutes of its clock would pass in its start alone.
        _running = Telegram is null && Discord is null ? null : RunningClock.Start(Clock, traffic);
    }

    public async Task StopAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            Screen.End();
            await StoppedInTimeAsync(host.StopAsync(TestContext.Current.CancellationToken));
            await ((IAsyncDisposable)host).DisposeAsync();
        }

        if (_running is { } running)
        {
            _running = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>A stop waits for what is being sent, and that for the platform's pace: time passes while it does.</summary>
    private async Task StoppedInTimeAsync(Task stopping)
    {
        while (await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None)) != stopping)
        {
            if (_running is null)
            {
                Clock.Advance(TimeSpan.FromSeconds(1));
            }
        }

        await stopping;
    }

    /// <summary>Skips time: the bot is stopped, the clock put on, the bot started.</summary>
    public async Task SleepUntilAsync(DateTimeOffset instant)
    {
        await StopAsync();
        Clock.Advance(instant - Clock.GetUtcNow());
        await StartAsync();
    }

    /// <summary>Done as soon as <paramref name="words"/> stand on the screen, while time passes: posts keep the platform's pace.</summary>
    public async Task SeeInTimeAsync(string words)
    {
        var seen = Screen.SeeAsync(words);
        while (!seen.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(seen, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken));
        }

        await seen;
    }

    /// <summary>The halt that stands; null for none.</summary>
    public Task<HaltInfo?> HaltAsync() =>
        _host!.Services.GetRequiredService<Halt>().ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>The keeper appoints somebody, who takes it up as <c>/as NAME</c>; then the keeper speaks again.</summary>
    public async Task AppointAsync(string name, string role)
    {
        Screen.Type($"/organizers add {role} {name}");
        await Screen.SeeAsync($"{name} can become {role}.");
        await Screen.SeeAsync("It works once");
        var code = InvitationLine().Matches(Screen.Text)[^1].Value;
        Screen.Type($"/as {name}");
        Screen.Type(code);
        await Screen.SeeAsync($"Welcome, {name}.");
        Screen.Type("/as keeper");
    }

    /// <summary>What is left of a chat: deliveries, texts of them, and places that name it.</summary>
    public Task<(long Deliveries, long Texts, long Names)> TracesAsync(string place) =>
        _host!.Services.GetRequiredService<Database>().ReadAsync(
            async session => (
                await session.ScalarAsync<long>("SELECT COUNT(*) FROM delivery"),
                await session.ScalarAsync<long>("SELECT COUNT(*) FROM delivery_part WHERE payload <> '' OR plain_text <> ''"),
                await session.ScalarAsync<long>("SELECT COUNT(*) FROM chat WHERE address LIKE '%' || @place || '%'", new { place })),
            TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        string[] problems = [.. Telegram?.Problems ?? [], .. Discord?.Problems ?? []];
        await (Telegram?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (Discord?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
        Assert.Empty(problems);
    }

    private void Change(IServiceCollection services, Traffic traffic)
    {
        services
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
            .AddSingleton<ILoggerProvider>(Log)
            .Replace(ServiceDescriptor.Singleton(Screen.Terminal));
        if (Telegram is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(provider =>
                WatchedApi.Watch<ITelegramApi>(ActivatorUtilities.CreateInstance<TelegramHttpApi>(provider), traffic)));
        }

        if (Discord is not null)
        {
            services.Replace(ServiceDescriptor.Singleton(provider =>
                WatchedApi.Watch<IDiscordRest>(ActivatorUtilities.CreateInstance<DiscordRest>(provider), traffic)));
        }
    }

    private void WriteSettings()
    {
        var path = Path.Combine(Config, "tocsin.json");
        var root = File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path))! : new JsonObject();
        foreach (var (key, value) in _settings)
        {
            var parts = key.Split(':');
            var isItem = parts[^1] == "0";
            var holders = isItem ? parts[..^2] : parts[..^1];
            var section = holders.Aggregate(root, (node, part) => node[part] ??= new JsonObject());
            section[isItem ? parts[^2] : parts[^1]] = isItem ? new JsonArray(value) : value;
        }

        File.WriteAllText(path, root.ToJsonString());
    }

    [GeneratedRegex("/join [0-9A-Z]{5}-[0-9A-Z]{5}", RegexOptions.NonBacktracking)]
    private static partial Regex InvitationLine();
}
