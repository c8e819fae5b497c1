using Tocsin.Faults;

namespace Tocsin.Tests.Faults;

/// <summary>The database cannot be written for a while in mid-broadcast: a full disk, somebody else's lock.</summary>
public sealed class DiskFaultTests
{
    [Fact]
    public async Task I9_A_full_disk_is_named_and_costs_no_post()
    {
        var options = new FaultOptions { Deliveries = 300, Kills = 0, FullDisks = 1 };
        FaultResult result;
        try
        {
            result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);
        }
        catch (SmallDiskMissingException missing)
        {
            Assert.Skip(missing.Message);
            throw;
        }

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal((300, 0), (result.Posted, result.InDoubt));
    }

    [Fact]
    public async Task I9_A_lock_that_somebody_else_holds_costs_no_post()
    {
        var options = new FaultOptions { Deliveries = 300, Kills = 0, Locks = 1, LockSeconds = 10 };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal((300, 0), (result.Posted, result.InDoubt));
    }
}
