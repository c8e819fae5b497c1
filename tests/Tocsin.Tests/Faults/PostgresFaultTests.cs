using Tocsin.Faults;
using Tocsin.Faults.Postgres;

namespace Tocsin.Tests.Faults;

/// <summary>Two nodes on one server, and a server that goes away. A class of its own, to run beside the others.</summary>
public sealed class PostgresFaultTests
{
    [Fact]
    public async Task I1_Two_nodes_on_PostgreSQL_lose_nothing_and_post_nothing_twice_when_they_are_killed()
    {
        // A dead node's lease is over when half of the window is gone: some ask again by nonce, some no longer can.
        var options = new FaultOptions { OnPostgres = true, Nodes = 2, Deliveries = 450, Kills = 12, NonceWindow = TimeSpan.FromSeconds(12), Seed = 5 };

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
