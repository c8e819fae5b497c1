using Tocsin.Simulators.Telegram.Wire;
using Tocsin.Tests.Telegram.Support;

namespace Tocsin.Tests.Telegram.Stories;

public sealed class BroadcastStories : IAsyncLifetime
{
    private TelegramHost _host = null!;
    private Broadcast _broadcast = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TelegramHost.StartAsync();
        _broadcast = new Broadcast(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_storm_of_429_delays_the_call_and_repeats_nothing()
    {
        await _broadcast.SubscribeAsync(20);
        _host.Simulator.Faults.Order("sendMessage", Fault.RateLimited, times: 15);

        await _broadcast.CallAsync();
        await _broadcast.UntilAsync("sent", 20);

        Assert.All(_broadcast.Groups, group => Assert.Single(_broadcast.PostsIn(group)));
    }
}
