using Tocsin.Faults;

namespace Tocsin.Tests.Faults;

/// <summary>The platforms ask to wait again and again. A class of its own, to run beside the others.</summary>
public sealed class StormFaultTests
{
    [Fact]
    public async Task A_storm_of_429_costs_no_post_and_no_wait_is_broken()
    {
        // The stop in the middle: a wait outlives the process that heard of it.
        var options = new FaultOptions { Deliveries = 45, Kills = 0, BusyPercent = 30, LongestWait = TimeSpan.FromSeconds(1.6), Stops = 1 };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal((45, 0), (result.Posted, result.InDoubt));
        Assert.Equal(0, result.InsideWait);
        Assert.True(result.Waits is { Platforms: >= 1, Chats: >= 5 }, $"too few waits: {result.Waits}");
    }
}
