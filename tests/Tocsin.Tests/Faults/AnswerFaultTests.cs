using Tocsin.Faults;

namespace Tocsin.Tests.Faults;

/// <summary>The process stands still for too long, or what it hears makes no sense. A class of its own, to run beside the kills.</summary>
public sealed class AnswerFaultTests
{
    [Fact]
    public async Task A_process_frozen_for_twice_its_lease_posts_nothing_twice()
    {
        var options = new FaultOptions { Deliveries = 150, Kills = 0, Freezes = 1 };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
    }

    [Fact]
    public async Task Ambiguous_answers_and_storms_of_429_cost_no_post_and_no_patience()
    {
        var options = new FaultOptions { Deliveries = 300, Kills = 0, AmbiguousPercent = 5, BusyPercent = 2 };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal(300, result.Posted + result.InDoubt);
        Assert.Equal(0, result.Platforms.Single(platform => platform.Platform == "nonced").InDoubt);
    }
}
