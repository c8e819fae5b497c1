using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Commands.Members;

/// <summary><c>/campaign [name]</c>: the call, its image and how to take part; without a name, the one there is or the list.</summary>
internal sealed class CampaignCommand(CampaignStore campaigns) : ICommand
{
    public CommandDefinition Definition { get; } = new("campaign", CommandRole.Member)
    {
        Options = [new CommandOption("name", Completes: OptionCompletion.Campaign)],
    };

    public async Task<CommandAnswer> AnswerAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var words = Words.For(call.Language);
        var current = (await campaigns.CurrentAsync(cancellationToken)).Where(campaign => campaign.Campaign.Texts.Values.Any(text => text.Call.Count > 0)).ToList();
        if (current.Count == 0)
        {
            return CommandAnswer.Explain(call.Language, words["campaign.none"]);
        }

        var named = call.Arguments.Length == 0
            ? current
            : [.. current.Where(campaign => IsMeant(campaign.Campaign, call.Arguments))];
        return named switch
        {
            [var only] => CommandAnswer.Of(CallPost.Compose(ForReading(only.Campaign), call.Language)!),
            [] => CommandAnswer.Explain(call.Language, words.Format("campaign.no-such", call.Arguments, Names(current))),
            _ => CommandAnswer.Of(List(named, words)),
        };
    }

    private static bool IsMeant(Campaign campaign, string text) =>
        campaign.Name.Equals(text.Replace(' ', '-'), StringComparison.OrdinalIgnoreCase)
        || campaign.Texts.Values.Any(words => words.Title.Equals(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Who asks is answered: in another language, with a word on it, where their own is missing.</summary>
    private static Campaign ForReading(Campaign campaign) => campaign with { MissingLanguage = MissingLanguage.Warn };

    private static string Names(IEnumerable<CurrentCampaign> campaigns) =>
        string.Join(", ", campaigns.Select(campaign => campaign.Campaign.Name));

    private static Post List(IEnumerable<CurrentCampaign> campaigns, Words words) => new()
    {
        Language = words.Language,
        Title = words["campaign.list"],
        Blocks =
        [
            new PostList([.. campaigns.Select(campaign => new PostParagraph(
                $"/campaign {campaign.Campaign.Name} — {CampaignVariant.Choose(ForReading(campaign.Campaign), words.Language)!.Text.Title}"))]),
        ],
    };
}
