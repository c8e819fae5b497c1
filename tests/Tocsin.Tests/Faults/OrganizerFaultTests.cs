using Tocsin.Faults;

namespace Tocsin.Tests.Faults;

/// <summary>The process dies under the hands of organizers.</summary>
public sealed class OrganizerFaultTests
{
    [Fact]
    public async Task Kills_while_organizers_approve_correct_and_recall_leave_every_copy_as_they_decided()
    {
        var options = new FaultOptions { Deliveries = 300, Kills = 0, EditKills = 3 * FailpointTurns.ArmedForEdits.Count, Seed = 3 };

        var result = await FaultRun.RunAsync(options, TestContext.Current.CancellationToken);

        Assert.Empty(FaultReport.Missed(options, result));
        Assert.Equal(new EditResult(100, 100, Wrong: 0, InDoubt: 0, Decisions: 0, Undone: 0), result.Edits);
        Assert.All(FailpointTurns.ArmedForEdits, name => Assert.Equal(3, result.Hits.GetValueOrDefault(name)));
    }
}
