namespace Tocsin.Core.Campaigns;

/// <summary>A campaign's words as a chat of some language gets them.</summary>
/// <param name="Language">The language of the words.</param>
/// <param name="Text">The words.</param>
/// <param name="StandsIn">True when the chat's own language is missing and another stands in.</param>
public sealed record CampaignVariant(string Language, CampaignText Text, bool StandsIn)
{
    /// <summary>
    /// The words in <paramref name="language"/>, else in the same language of another region, else in the campaign's first;
    /// null where the campaign would rather say nothing (<see cref="MissingLanguage.Block"/>).
    /// </summary>
    public static CampaignVariant? Choose(Campaign campaign, string language)
    {
        var exact = campaign.Texts.Keys.FirstOrDefault(known => Same(known, language));
        var near = exact
            ?? campaign.Texts.Keys.FirstOrDefault(known => Same(known, Primary(language)))
            ?? campaign.Texts.Keys.FirstOrDefault(known => Same(Primary(known), Primary(language)));
        if (near is not null)
        {
            return new CampaignVariant(near, campaign.Texts[near], StandsIn: false);
        }

        if (campaign.MissingLanguage == MissingLanguage.Block)
        {
            return null;
        }

        var first = campaign.Texts.First();
        return new CampaignVariant(first.Key, first.Value, StandsIn: true);
    }

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    private static string Primary(string language) => language.Split('-', '_')[0];
}
