using Tocsin.Faults;
using Tocsin.Faults.Postgres;

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
        Assert.All(FaultRun.Armed, name => Assert.True(result.Hits.GetValueOrDefault(name) >= 3, $"{name} was hit too seldom: {result.Hits.GetValueOrDefault(name)}"));
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

    [Fact]
    public async Task I1_Two_nodes_on_PostgreSQL_lose_nothing_and_post_nothing_twice_when_they_are_killed()
    {
        var options = new FaultOptions { OnPostgres = true, Nodes = 2, Deliveries = 450, Kills = 12, Seed = 5 };

        var result = await OnPostgresAsync(options);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal(450, result.Posted + result.InDoubt);
    }

    [Fact]
    public async Task PostgreSQL_away_for_ten_seconds_in_mid_broadcast_costs_no_post()
    {
        var options = new FaultOptions { OnPostgres = true, Deliveries = 300, Kills = 0, Outages = 1 };

        var result = await OnPostgresAsync(options);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal(300, result.Posted + result.InDoubt);
    }

    private static async Task<FaultResult> OnPostgresAsync(FaultOptions options)
    {
        try
        {
            return await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);
        }
        catch (PostgresMissingException missing)
        {
            Assert.Skip(missing.Message);
            throw;
        }
    }
}
