using System.Globalization;
using Tocsin.Core.Posts;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Campaigns;

/// <summary>Makes the posts that a campaign itself says: its call and its reminder.</summary>
public static class CallPost
{
    /// <summary>The call: title, aim, what it says, demands, how to take part, links, hashtags, image and source.</summary>
    /// <param name="campaign">Whose call.</param>
    /// <param name="language">The chat's language.</param>
    /// <returns>Null when the campaign has no words in that language and says nothing then (<see cref="MissingLanguage.Block"/>).</returns>
    public static Post? Compose(Campaign campaign, string language)
    {
        if (CampaignVariant.Choose(campaign, language) is not { } variant)
        {
            return null;
        }

        var (text, words) = (variant.Text, Words.For(variant.Language));
        return Framed(
            campaign,
            variant,
            language,
            [
                .. Styled(text.Aim, PostStyle.Italic),
                .. text.Call.Select(paragraph => new PostParagraph(paragraph)),
                .. Listed(words["campaign.demands"], text.Demands),
                .. Listed(words["campaign.take-part"], text.HowToTakePart),
                .. campaign.Links.Select(link => Linked(link, variant.Language)),
            ]);
    }

    /// <summary>The reminder: title, a short text, hashtags and source.</summary>
    /// <inheritdoc cref="Compose"/>
    public static Post? Reminder(Campaign campaign, string language)
    {
        if (CampaignVariant.Choose(campaign, language) is not { } variant)
        {
            return null;
        }

        var text = variant.Text.Reminder ?? (variant.Text.Call is [var opening, ..] ? opening : variant.Text.Aim);
        return Framed(campaign, variant, language, [.. Styled(text, PostStyle.Plain)]) with { Image = null };
    }

    private static Post Framed(Campaign campaign, CampaignVariant variant, string language, IEnumerable<PostBlock> blocks) =>
        new()
        {
            Language = variant.Language,
            Title = variant.Text.Title,
            Blocks =
            [
                .. variant.StandsIn ? Styled(StandInNote(variant.Language, language), PostStyle.Italic) : [],
                .. blocks,
                .. Styled(string.Join(' ', campaign.Hashtags), PostStyle.Plain),
            ],
            Image = campaign.ImagePath is { } path ? new PostImage(path, variant.Text.ImageAltText ?? variant.Text.Title) : null,
            Source = campaign.Source,
        };

    /// <summary>Said in the chat's own language, that of the post being another.</summary>
    private static string StandInNote(string shown, string wanted) =>
        Words.For(wanted).Format("campaign.stands-in", NameOf(shown));

    private static string NameOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language).NativeName;
        }
        catch (CultureNotFoundException)
        {
            return language;
        }
    }

    private static IEnumerable<PostBlock> Styled(string? text, PostStyle style) =>
        string.IsNullOrEmpty(text) ? [] : [new PostParagraph([new PostSpan(text, style)])];

    private static IEnumerable<PostBlock> Listed(string heading, IReadOnlyList<string> items) =>
        items.Count == 0
            ? []
            : [.. Styled(heading, PostStyle.Bold), new PostList([.. items.Select(item => new PostParagraph(item))])];

    /// <summary>A link says its language where that is not the post's.</summary>
    private static PostParagraph Linked(CampaignLink link, string language) =>
        link.Language is null || link.Language == language
            ? new PostParagraph([new PostSpan(link.Title, Link: link.Url)])
            : new PostParagraph([new PostSpan(link.Title, Link: link.Url), new PostSpan($" ({link.Language})")]);
}
