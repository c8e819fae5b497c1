using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tocsin.Core.Archive;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Storage;

namespace Tocsin.Benchmarks.Delivery;

/// <summary>How fast posts are planned, how near to the platforms' figures they leave, and what that costs a person's command.</summary>
internal static class DeliveryBenchmark
{
    /// <param name="args">Which parts: planning, promptness, discord, telegram; none for all.</param>
    public static async Task<int> RunAsync(string[] args)
    {
        (string Name, Func<Task> Run)[] parts =
        [
            ("planning", PlanningAsync),
            ("promptness", PromptnessAsync),
            ("discord", () => PaceAsync(new StrictPlatform("discord-like", 50, null), chats: 2000)),
            ("telegram", () => PaceAsync(new StrictPlatform("telegram-like", 30, 20), chats: 5000)),
        ];
        foreach (var part in parts.Where(part => args.Length == 0 || args.Contains(part.Name)))
        {
            await part.Run();
        }

        return 0;
    }

    private static async Task PlanningAsync()
    {
        await using var bench = await Bench.OpenAsync(new StrictPlatform("idle", 1, null), start: false);
        await bench.SubscribeAsync(10_000);
        await bench.PostAsync("warm-up", Audience.All with { Chats = ["idle:1"] });
        var watch = Stopwatch.StartNew();
        await bench.PostAsync("planned", Audience.All);
        Print($"planning 10,000 deliveries: {watch.Elapsed.TotalMilliseconds:0} ms");
    }

    /// <summary>From the scheduled instant, through Quartz, planning and the outbox, to the first request.</summary>
    private static async Task PromptnessAsync()
    {
        const int instants = 20;
        var platform = new StrictPlatform("prompt", 30, null);
        await using var bench = await Bench.OpenAsync(platform, start: false);
        await bench.SubscribeAsync(1);
        await bench.Get<CampaignWriter>().SaveAsync(CampaignOf(instants), "prompt.yaml", CancellationToken.None);
        await bench.StartAsync();
        while (platform.Delivered < instants)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }

        var late = platform.FirstByPayload
            .Select(item => item.Value - long.Parse(item.Key, CultureInfo.InvariantCulture)).Order().ToList();
        Print($"instant to first request, {instants} instants: median {late[late.Count / 2]} ms, p95 {late[(int)(late.Count * 0.95) - 1]} ms, most {late[^1]} ms");
    }

    private static async Task PaceAsync(StrictPlatform platform, int chats)
    {
        await using var bench = await Bench.OpenAsync(platform, start: true);
        await bench.SubscribeAsync(chats);
        await bench.PostAsync("warm-up", Audience.All with { Chats = [$"{platform.Name}:1"] });
        await using var member = await Member.OpenAsync(bench.Get<ArticleStore>(), bench.Get<PlatformPaces>()[platform.Name], platform);
        var alone = await member.AskAsync(100, TimeSpan.FromMilliseconds(50));
        var before = Environment.WorkingSet;
        platform.CountAnew();
        await bench.PostAsync("broadcast", Audience.All);
        var beside = await member.AskAsync(chats / 20, TimeSpan.FromMilliseconds(400));
        while (platform.Delivered < chats)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        var requests = chats + beside.Count;
        var took = Stopwatch.GetElapsedTime(platform.First, platform.Last).TotalSeconds;
        var least = requests / platform.Traits.MessagesPerSecond;
        Print($"{platform.Name}: {chats} posts and {beside.Count} answers in {took:0.0} s, {took / least:0.000} of the least the figure allows ({least:0.0} s), {platform.Refused} answers 429");
        Print($"{platform.Name}: a search is answered in {At(alone, 0.5):0} ms alone, {At(beside, 0.5):0} ms beside (median); {At(alone, 0.95):0} and {At(beside, 0.95):0} ms (p95); memory {before >> 20} MB before, {Environment.WorkingSet >> 20} MB after");
    }

    private static double At(List<double> sorted, double share) => sorted[(int)(sorted.Count * share)];

    private static Campaign CampaignOf(int instants) => new()
    {
        Name = "prompt",
        Texts = new Dictionary<string, CampaignText> { ["en"] = new() { Title = "Prompt", Call = ["A call."] } },
        Schedules =
        [
            .. Enumerable.Range(0, instants).Select(number => new ScheduleDefinition
            {
                Name = $"s{number}",
                When = ((ScheduleRuleOutcome.Parsed)ScheduleRuleParser.Parse($"once {5 + number} seconds after the first start", "Etc/UTC")).Rule,
                What = new ScheduledContent.Call(),
            }),
        ],
    };

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Bench : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tocsin-bench-");
        private readonly IHost _host;
        private readonly string _platform;

        private Bench(StrictPlatform platform)
        {
            _platform = platform.Name;
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
            var options = new DatabaseOptions { DataDirectory = _folder.FullName };
            builder.Services.AddSingleton(TimeProvider.System).AddSingleton(options).AddSingleton<Database>().AddSingleton<IPlatform>(platform);
            builder.Services.AddArchive().AddCampaigns().AddDelivery();
            // The instant is the post's title, so that the platform can tell how late it is.
            builder.Services.AddSingleton<ComposeContent>((request, _) => Task.FromResult<ComposedContent>(new ComposedContent.Ready(
                new Dictionary<string, Post>
                {
                    ["en"] = new() { Language = "en", Title = request.Instant.Utc.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) },
                },
                [])));
            builder.Services.AddDispatch(options);
            _host = builder.Build();
        }

        public static async Task<Bench> OpenAsync(StrictPlatform platform, bool start)
        {
            var bench = new Bench(platform);
            await new Migrator(bench.Get<Database>(), TimeProvider.System).MigrateAsync(CancellationToken.None);
            if (start)
            {
                await bench.StartAsync();
            }

            return bench;
        }

        public T Get<T>()
            where T : notnull => _host.Services.GetRequiredService<T>();

        public Task StartAsync() => _host.StartAsync();

        public async Task SubscribeAsync(int count)
        {
            await Get<ChatStore>().SubscribeAsync(new ChatAddress(_platform, "1"), new ChatSettings(), CancellationToken.None);
            await Get<Database>().WriteAsync(
                session => session.ExecuteAsync(
                    """
                    WITH RECURSIVE numbers (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < @count)
                    INSERT INTO chat (address, platform, settings, changed_at)
                    SELECT @Platform || ':' || n, @Platform, '{}', 0 FROM numbers WHERE n <= @count
                    """,
                    new { count, Platform = _platform }),
                CancellationToken.None);
        }

        public Task PostAsync(string key, Audience audience) =>
            Get<DispatchPlanner>().PostByHandAsync(
                new HandPost(key, key, new Dictionary<string, Post> { ["en"] = new() { Language = "en", Title = key } }, audience),
                CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await _host.StopAsync();
            _host.Dispose();
            _folder.Delete(recursive: true);
        }
    }
}
