using Tocsin.Core.Campaigns;
using Tocsin.Core.Posts;

namespace Tocsin.Core.Dispatch;

/// <summary>The post of a campaign's call, until the campaigns' own composer is here.</summary>
internal static class CallPost
{
    public static Post Compose(Campaign campaign, string language)
    {
        var (spoken, text) = TextOf(campaign, language);
        return new Post
        {
            Language = spoken,
            Title = text.Title,
            Blocks = [.. text.Call.Select(paragraph => new PostParagraph(paragraph))],
            Image = campaign.ImagePath is { } path && text.ImageAltText is { } alt ? new PostImage(path, alt) : null,
            Source = campaign.Source,
        };
    }

    public static Post Reminder(Campaign campaign, string language)
    {
        var (spoken, text) = TextOf(campaign, language);
        return new Post
        {
            Language = spoken,
            Title = text.Title,
            Blocks = [new PostParagraph(text.Reminder ?? text.Call[0])],
            Source = campaign.Source,
        };
    }

    private static (string Language, CampaignText Text) TextOf(Campaign campaign, string language) =>
        campaign.Texts.TryGetValue(language, out var text) ? (language, text) : (campaign.Texts.First().Key, campaign.Texts.First().Value);
}
