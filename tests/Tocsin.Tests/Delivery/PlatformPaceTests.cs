using Tocsin.Core.Delivery;
using Tocsin.Tests.Support;

namespace Tocsin.Tests.Delivery;

public sealed class PlatformPaceTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task I8_A_reply_goes_before_every_broadcast_that_waits()
    {
        var pace = new PlatformPace(10, _clock);
        await pace.PassAsync(SendLane.Broadcast, Outbox.Token);
        List<string> order = [];
        var waiting = new[] { Wait(SendLane.Broadcast), Wait(SendLane.Broadcast), Wait(SendLane.Reply) };

        while (!waiting.All(one => one.IsCompleted))
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal("Reply", order[0]);

        async Task Wait(SendLane lane)
        {
            await pace.PassAsync(lane, Outbox.Token);
            lock (order)
            {
                order.Add(lane.ToString());
            }
        }
    }

    [Fact]
    public async Task I8_Nothing_passes_inside_a_wait_that_the_platform_asked_for()
    {
        var pace = new PlatformPace(double.PositiveInfinity, _clock);

        pace.Pause(TimeSpan.FromSeconds(5));
        pace.Pause(TimeSpan.FromSeconds(1));

        Assert.Equal(TimeSpan.FromSeconds(5), await pace.PassAsync(SendLane.Reply, Outbox.Token));
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await pace.PassAsync(SendLane.Broadcast, Outbox.Token));
    }
}
