using Tocsin.Core.Chats;
using Tocsin.Core.Delivery;
using Tocsin.Core.Posts;
using Tocsin.Simulators.Telegram.State;
using Tocsin.Simulators.Telegram.Wire;
using Tocsin.Telegram.Sending;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Stories;

public sealed class BroadcastStories : IAsyncLifetime
{
    private TelegramHost _host = null!;
    private Broadcast _broadcast = null!;
    private SimUser _ada = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await TelegramHost.StartAsync();
        _broadcast = new Broadcast(_host);
        _ada = _host.Simulator.People.Person("Ada");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_call_reaches_300_groups_once_each_in_their_language_within_the_pace()
    {
        await _broadcast.SubscribeAsync(300);

        await _broadcast.CallAsync();
        await _broadcast.CallAsync();
        await _broadcast.UntilAsync("sent", 300);

        Assert.All(_broadcast.Groups, group => Assert.Single(_broadcast.PostsIn(group)));
        Assert.Equal(100, _broadcast.Groups.Count(group => _broadcast.PostsIn(group)[0].Text.Contains("(fr)", StringComparison.Ordinal)));
        Assert.All(_broadcast.Groups, group => Assert.Contains("https://site.example/call", Urls(group)));
        Assert.Equal(0, _host.Simulator.Limits.Refused);
        Assert.InRange(_host.Simulator.Limits.MostInASecond, 2, 30);
    }

    [Fact]
    public async Task A_correction_and_a_recall_reach_every_copy_those_over_48_hours_old_too()
    {
        await _broadcast.SubscribeAsync(40);
        await _broadcast.CallAsync("old");
        await _broadcast.UntilAsync("sent", 40);
        _host.Clock.Advance(TimeSpan.FromHours(49));
        await _broadcast.CallAsync("young");
        await _broadcast.UntilAsync("sent", 80);
        var platform = _host.Get<TelegramPlatform>();
        var corrected = platform.Render(
            new Post { Language = "en", Title = "Corrected", Blocks = [new PostParagraph("On Saturday.")] }, new ChatSettings())[0];
        _host.Simulator.Limits.AreOn = false;

        foreach (var (chat, message) in await _broadcast.SentAsync())
        {
            Assert.IsType<SendOutcome.Delivered>(await platform.EditAsync(chat, message, corrected, Token));
        }

        Assert.All(_broadcast.Groups, group => Assert.All(_broadcast.PostsIn(group), post => Assert.Equal("Corrected\n\nOn Saturday.", post.Text)));
        foreach (var (chat, message) in await _broadcast.SentAsync())
        {
            Assert.IsType<SendOutcome.Delivered>(await platform.DeleteAsync(chat, message, Token));
        }

        // The young one is gone; the old one says in the chat's language that it was withdrawn.
        Assert.All(_broadcast.Groups, group => Assert.DoesNotContain("Saturday", Assert.Single(_broadcast.PostsIn(group)).Text, StringComparison.Ordinal));
        Assert.Equal("سحب المرسلون هذه الرسالة.", _broadcast.PostsIn(_broadcast.Groups[2])[0].Text);
    }

    [Fact]
    public async Task A_group_that_migrates_mid_broadcast_gets_the_call_once_as_a_supergroup()
    {
        await _broadcast.SubscribeAsync(12, "group");
        SimChat? supergroup = null;
        _host.Simulator.World.Tell = (_, _) => supergroup ??= _host.Simulator.People.Migrate(_broadcast.Groups[^1]);

        await _broadcast.CallAsync();
        await _broadcast.UntilAsync("sent", 12);

        Assert.Empty(_broadcast.PostsIn(_broadcast.Groups[^1]));
        Assert.Single(_broadcast.PostsIn(supergroup!));
        Assert.NotNull(await _host.Chats.FindAsync(new TelegramPlace(supergroup!.Id).Address, Token));
    }

    [Fact]
    public async Task Ten_groups_kick_the_bot_mid_broadcast_keep_their_settings_and_get_the_call_when_it_is_back()
    {
        await _broadcast.SubscribeAsync(30);
        var ten = _broadcast.Groups.TakeLast(10).ToList();
        var kicked = 0;
        _host.Simulator.World.Tell = (_, _) =>
        {
            if (kicked++ == 0)
            {
                ten.ForEach(group => _host.Simulator.People.KickBot(group, _ada));
            }
        };

        await _broadcast.CallAsync();
        await _broadcast.UntilAsync("sent", 20);
        await _broadcast.UntilAsync("suspended", 10);
        foreach (var group in ten)
        {
            var chat = await _host.Chats.FindAsync(new TelegramPlace(group.Id).Address, Token);
            Assert.Equal(SuspendReason.Kicked, chat!.Suspended);
            Assert.Empty(_broadcast.PostsIn(group));
        }

        ten.ForEach(group => _host.Simulator.People.AddBot(group, _ada));
        await _broadcast.UntilAsync("sent", 30);

        Assert.All(ten, group => Assert.Equal(2, _broadcast.PostsIn(group).Count));
        Assert.All(ten, group => Assert.Single(Urls(group)));
    }

    [Fact]
    public async Task Killed_mid_broadcast_it_loses_nothing_and_posts_nothing_twice()
    {
        const int UnderWay = 8;
        await _broadcast.SubscribeAsync(60);
        var posted = 0;
        _host.Simulator.World.Tell = (_, _) =>
        {
            // From the twentieth on nothing is answered any more: all that is under way hangs when the process dies.
            if (++posted == 20)
            {
                _host.Simulator.Faults.Order("sendMessage", Fault.DoneThenStalled, UnderWay);
            }
        };

        await _broadcast.CallAsync();
        await TelegramHost.UntilAsync(() =>
        {
            // The host's clock stands still while requests hang; the pace needs it to go on.
            _host.Clock.Advance(TimeSpan.FromMilliseconds(Volatile.Read(ref posted) >= 20 ? 5 : 0));
            return Task.FromResult(Volatile.Read(ref posted) >= 20 + UnderWay);
        });
        await _host.KillAndRestartAsync();
        await _broadcast.UntilAsync("sent", 60 - UnderWay);

        Assert.Equal(UnderWay, await _broadcast.CountAsync("in_doubt"));
        Assert.All(_broadcast.Groups, group => Assert.Single(_broadcast.PostsIn(group)));
    }

    [Fact]
    public async Task A_storm_of_429_delays_the_call_and_repeats_nothing()
    {
        await _broadcast.SubscribeAsync(20);
        _host.Simulator.Faults.Order("sendMessage", Fault.RateLimited, times: 15);

        await _broadcast.CallAsync();
        await _broadcast.UntilAsync("sent", 20);

        Assert.All(_broadcast.Groups, group => Assert.Single(_broadcast.PostsIn(group)));
    }

    private IEnumerable<string?> Urls(SimChat group) =>
        _broadcast.PostsIn(group).SelectMany(post => post.Words.Entities).Select(entity => entity.Url).Where(url => url is not null);
}
