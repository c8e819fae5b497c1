using Microsoft.Extensions.Logging.Abstractions;
using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Core.Storage;
using Tocsin.Discord;
using Tocsin.Discord.Api;
using Tocsin.Discord.Gateway;
using Tocsin.Discord.Rendering;
using Tocsin.Discord.Sending;
using Tocsin.Simulators.Discord;
using Tocsin.Simulators.Discord.State;
using Tocsin.Tests.Posts;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Discord;

/// <summary>A simulator, a client of ours connected to it, and a folder for the database.</summary>
internal sealed class DiscordBench : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();

    private DiscordBench(DiscordSimulator simulator, TimeProvider clock, Action<DiscordOptions>? configure)
    {
        Simulator = simulator;
        Clock = clock;
        Options = new DiscordOptions
        {
            Token = simulator.Token,
            BaseUrl = simulator.BaseUrl,
            ContentDirectory = _folder.Path,
        };
        configure?.Invoke(Options);
        Database = new Database(new DatabaseOptions { DataDirectory = _folder["data"] });
        Rest = new DiscordRest(Microsoft.Extensions.Options.Options.Create(Options), clock);
        Kinds = new ChannelKinds();
        Platform = NewPlatform();
    }

    public DiscordSimulator Simulator { get; }

    public TimeProvider Clock { get; }

    public DiscordOptions Options { get; }

    public Database Database { get; }

    public DiscordRest Rest { get; }

    public ChannelKinds Kinds { get; }

    public DiscordPlatform Platform { get; }

    public World World => Simulator.World;

    public People People => Simulator.People;

    public static async Task<DiscordBench> StartAsync(Action<DiscordOptions>? configure = null, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        var simulator = await DiscordSimulator.StartAsync(clock, DiscordSpec.Path);
        var bench = new DiscordBench(simulator, clock, configure);
        await new Migrator(bench.Database, clock).MigrateAsync(TestContext.Current.CancellationToken);
        return bench;
    }

    /// <summary>A platform as after a restart: same database, nothing remembered.</summary>
    public DiscordPlatform NewPlatform() => new(
        Rest,
        new PostRenderer(Options.Colour),
        new ForumSender(Rest, new ForumPostStore(Database, Clock), Microsoft.Extensions.Options.Options.Create(Options)),
        Kinds,
        Microsoft.Extensions.Options.Options.Create(Options),
        NullLogger<DiscordPlatform>.Instance);

    public DiscordGateway NewGateway() => new(
        Rest, Microsoft.Extensions.Options.Options.Create(Options), Clock, new Random(1), NullLogger<DiscordGateway>.Instance);

    public static ChatAddress Address(SimChannel channel) =>
        new DiscordPlace(channel.Guild!.Id.Text(), channel.Id.Text()).Address;

    public OutgoingPart Part(SimChannel channel, Post post, string nonce = "n1", bool silent = false, int index = 0, ChatSettings? settings = null) =>
        new(Address(channel), Platform.Render(post, settings ?? new ChatSettings())[index], nonce, silent);

    public Task<SendOutcome> SendAsync(SimChannel channel, Post post, string nonce = "n1") =>
        Platform.SendAsync(Part(channel, post, nonce), TestContext.Current.CancellationToken);

    /// <summary>Puts an image where posts find it.</summary>
    /// <summary>An image with what a camera writes into it.</summary>
    public void Image(string name) => File.WriteAllBytes(_folder[name], TinyImages.Png([("tEXt", TinyImages.Place)]));

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(Simulator.Problems);
        Rest.Dispose();
        await Simulator.DisposeAsync();
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
