using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Commands.Completing;
using Tocsin.Core.Planning;
using Tocsin.Core.Schedules.Store;

namespace Tocsin.Core.Commands.Planning;

/// <summary>Schedules whose name has what is typed, those that wait too, and campaigns, which a new schedule needs.</summary>
internal sealed class ScheduleProposals(ScheduleStore schedules, WishStore wishes, CampaignStore campaigns) : IProposalSource
{
    public OptionCompletion Kind => OptionCompletion.Schedule;

    public async Task<IReadOnlyList<Proposal>> ProposeAsync(
        CommandOption option, string typed, string language, int limit, CancellationToken cancellationToken)
    {
        var running = (await schedules.ActiveAsync(cancellationToken))
            .Select(schedule => (Name: $"{schedule.CampaignName}/{schedule.Definition.Name}", schedule.Definition.When.Text));
        var waiting = (await wishes.ListAsync(cancellationToken)).Select(wish => (wish.Name, wish.Definition.When.Text));
        var all = (await campaigns.CurrentAsync(cancellationToken)).Select(campaign => (campaign.Campaign.Name, Text: ""));
        return
        [
            .. running.Concat(waiting).Concat(all)
                .Where(one => one.Name.Contains(typed, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(one => one.Name)
                .Take(limit)
                .Select(one => new Proposal(one.Text.Length == 0 ? one.Name : $"{one.Name} — {one.Text}", one.Name)),
        ];
    }
}
