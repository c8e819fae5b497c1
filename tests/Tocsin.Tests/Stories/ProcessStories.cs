using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cli;
using Tocsin.Composition;
using Tocsin.Core.Chats;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;
using Tocsin.Simulators.Discord;
using Tocsin.Simulators.Discord.State;
using Tocsin.Simulators.Telegram;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Tests.Discord;
using DiscordFault = Tocsin.Simulators.Discord.Rest.Fault;
using TelegramFault = Tocsin.Simulators.Telegram.Wire.Fault;

namespace Tocsin.Tests.Stories;

/// <summary>The program as a process of its own, killed and stopped in the middle of a broadcast on both platforms.</summary>
public sealed class ProcessStories : IAsyncLifetime
{
    /// <summary>So many requests hang when it is killed.</summary>
    private const int Underway = 4;

    /// <summary>So many a platform's worker has under way at most.</summary>
    private const int MostUnderway = 8;

    private readonly RealProgram _program = new();
    private TelegramSimulator _telegram = null!;
    private DiscordSimulator _discord = null!;
    private IReadOnlyList<SimChat> _groups = [];
    private IReadOnlyList<SimChannel> _channels = [];
    private int _onTelegram;
    private int _onDiscord;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _telegram = await TelegramSimulator.StartAsync(TimeProvider.System);
        _discord = await DiscordSimulator.StartAsync(TimeProvider.System);
        _program.With("Telegram:Token", _telegram.Token).With("Telegram:BaseUrl", _telegram.BaseUrl)
            .With("Discord:Token", _discord.Token).With("Discord:BaseUrl", _discord.BaseUrl);
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _telegram.DisposeAsync();
        await _discord.DisposeAsync();
    }

    [Fact]
    public async Task Killed_in_mid_broadcast_it_goes_on_and_posts_nothing_twice()
    {
        await PlanAsync(40, 40);
        _telegram.World.Tell = (_, _) => HangAfter(ref _onTelegram, () => _telegram.Faults.Order("sendMessage", TelegramFault.DoneThenStalled, Underway));
        _discord.World.Tell = (_, _) =>
            HangAfter(ref _onDiscord, () => _discord.Faults.Order("POST channels/*/messages", DiscordFault.DoneThenStalled, Underway));

        await using (var first = _program.Begin())
        {
            await Eventually.True(
                () => Volatile.Read(ref _onTelegram) >= 10 + Underway && Volatile.Read(ref _onDiscord) >= 10 + Underway, "all that is under way hangs");
            await first.KillAsync();
        }

        await using var second = _program.Begin();
        await OpenAsync(0);

        // Discord knows the nonce of what hung. On Telegram organizers are asked: about those, and about what was about to leave.
        Assert.All(_channels, channel => Assert.Single(channel.Messages));
        Assert.Equal(40, await CountAsync("platform = 'discord' AND state = 'sent'"));
        var doubtful = await CountAsync("platform = 'telegram' AND state = 'in_doubt'");
        Assert.InRange(doubtful, Underway, MostUnderway);
        Assert.Equal(40 - doubtful, await CountAsync("platform = 'telegram' AND state = 'sent'"));
        Assert.All(_groups, group => Assert.InRange(group.Standing.Count, 0, 1));
        Assert.InRange(_groups.Count(group => group.Standing.Count == 0), 0, doubtful - Underway);
    }

    [Fact]
    public async Task Asked_to_stop_in_mid_broadcast_it_waits_for_the_answers_that_are_on_their_way()
    {
        await PlanAsync(30, 0);
        _telegram.Faults.Order("sendMessage", TelegramFault.DoneThenSlow);
        _telegram.World.Tell = (_, _) => Interlocked.Increment(ref _onTelegram);

        await using (var first = _program.Begin())
        {
            await Eventually.True(() => Volatile.Read(ref _onTelegram) >= 1, "the slow one is under way");
            Assert.True(await first.TerminateAsync() == 0, $"{first.ExitCode}: {first.Said}");
        }

        Assert.Equal(0, await CountAsync("state IN ('in_doubt', 'sending', 'leased')"));
        Assert.Equal(_onTelegram, await CountAsync("state = 'sent'"));
        Assert.InRange(_onTelegram, 1, 29);
        await using var second = _program.Begin();
        await OpenAsync(0);
        Assert.All(_groups, group => Assert.Single(group.Standing));
    }

    [Fact]
    public async Task Asked_to_stop_while_it_starts_it_stops_in_good_order()
    {
        await PlanAsync(0, 0);
        await using var program = _program.Begin();
        // Its first request is the start's: nothing runs yet.
        await Eventually.True(() => _telegram.CallsOf("getMe").Count > 0, "it is starting");

        Assert.True(await program.TerminateAsync() == 0, $"{program.ExitCode}: {program.Said}");
    }

    private static void HangAfter(ref int posted, Action hang)
    {
        if (Interlocked.Increment(ref posted) == 10)
        {
            hang();
        }
    }

    /// <summary>Chats that subscribed, and a post in the outbox for all of them; written by the program's own services.</summary>
    private async Task PlanAsync(int groups, int channels)
    {
        _groups = [.. Enumerable.Range(1, groups).Select(number => _telegram.People.Chat(string.Create(CultureInfo.InvariantCulture, $"Group {number}")))];
        foreach (var group in _groups)
        {
            group.BotStatus = "member";
        }

        var server = _discord.People.Server("Server");
        _channels = [.. Enumerable.Range(1, channels).Select(number => _discord.People.Channel(server, $"channel-{number}"))];
        using var host = TocsinHost.Build(new Locations(_program.Data, _program.Config));
        await host.Services.GetRequiredService<Migrator>().MigrateAsync(Token);
        foreach (var address in _groups.Select(group => new ChatAddress("telegram", group.Id.ToString(CultureInfo.InvariantCulture)))
            .Concat(_channels.Select(DiscordBench.Address)))
        {
            await host.Services.GetRequiredService<ChatStore>().SubscribeAsync(address, new ChatSettings(), Token);
        }

        var post = new Post { Language = "en", Title = "A call", Blocks = [new PostParagraph("Come to the square.")] };
        await host.Services.GetRequiredService<DispatchPlanner>().PostByHandAsync(
            new HandPost("call", "A call", new Dictionary<string, Post> { ["en"] = post }, Audience.All), Token);
    }

    private async Task OpenAsync(int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (await CountAsync("state IN ('queued', 'leased', 'sending')") > count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, limit.Token);
        }
    }

    private async Task<long> CountAsync(string which)
    {
        await using var database = new Database(new DatabaseOptions { DataDirectory = _program.Data });
        return await database.ReadAsync(session => session.ScalarAsync<long>($"SELECT COUNT(*) FROM delivery WHERE {which}"), Token);
    }
}
