using Tocsin.Core.Campaigns.Store;

namespace Tocsin.Core.Commands.Completing;

/// <summary>Campaigns whose name or title has what is typed; all of them before anything is.</summary>
internal sealed class CampaignProposals(CampaignStore campaigns) : IProposalSource
{
    public OptionCompletion Kind => OptionCompletion.Campaign;

    public async Task<IReadOnlyList<Proposal>> ProposeAsync(
        CommandOption option, string typed, string language, int limit, CancellationToken cancellationToken) =>
    [
        .. (await campaigns.CurrentAsync(cancellationToken))
            .Select(current => current.Campaign)
            .Select(campaign => (campaign.Name, Title: (campaign.Texts.GetValueOrDefault(language) ?? campaign.Texts.Values.First()).Title))
            .Where(campaign => campaign.Name.Contains(typed, StringComparison.OrdinalIgnoreCase)
                || campaign.Title.Contains(typed, StringComparison.OrdinalIgnoreCase))
            .Take(limit)
            .Select(campaign => new Proposal(campaign.Title, campaign.Name)),
    ];
}
