using Tocsin.Faults;

namespace Tocsin.Tests.Faults;

/// <summary>The reduced dose; <c>tests/faults --deliveries 10000 --kills 200</c> is the whole one.</summary>
public sealed class FaultTests
{
    [Fact]
    public async Task I9_Forty_kills_lose_nothing_and_post_nothing_twice()
    {
        var options = new FaultOptions { Deliveries = 1500, Kills = 40, Seed = 7 };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal(1500, result.Planned);
        Assert.Equal(1500, result.Posted + result.InDoubt);
        Assert.Superset(FailpointTurns.Armed.ToHashSet(), FailpointTurns.Owed(options).ToHashSet());
    }

    [Fact]
    public async Task An_orderly_stop_in_mid_broadcast_leaves_nothing_in_doubt()
    {
        var options = new FaultOptions { Deliveries = 450, Kills = 0, Stops = 8 };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal(0, result.InDoubt);
        Assert.Equal(450, result.Posted);
    }
}
