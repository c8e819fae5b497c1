using Tocsin.Faults;

namespace Tocsin.Tests.Faults;

/// <summary>The process stands still for too long, or what it hears makes no sense. A class of its own, to run beside the kills.</summary>
public sealed class AnswerFaultTests
{
    [Fact]
    public async Task A_process_frozen_for_twice_its_lease_posts_nothing_twice()
    {
        // When it wakes the window of what it had under way is over.
        var options = new FaultOptions { Deliveries = 150, Kills = 0, Freezes = 1, NonceWindow = TimeSpan.FromSeconds(20) };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
    }

    [Fact]
    public async Task Ambiguous_answers_cost_no_post()
    {
        var options = new FaultOptions { Deliveries = 300, Kills = 0, AmbiguousPercent = 5 };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal(300, result.Posted + result.InDoubt);
        Assert.Equal(0, result.Platforms.Single(platform => platform.Platform == "nonced").InDoubt);
    }
}
