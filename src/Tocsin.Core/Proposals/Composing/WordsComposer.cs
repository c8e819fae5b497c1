using System.Globalization;
using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Campaigns.Store;
using Tocsin.Core.Posts;
using Tocsin.Core.Proposals.Images;

namespace Tocsin.Core.Proposals.Composing;

/// <summary>Makes what proposals in the organizers' own words would send: calls, texts, new words of a campaign.</summary>
internal sealed class WordsComposer(
    CampaignStore campaigns, ArticleStore articles, ImageStore images, ReaderLanguages languages, TimeProvider clock)
{
    public async Task<Composed> CallAsync(ProposalDraft draft, string name, CancellationToken cancellationToken)
    {
        var current = await campaigns.FindAsync(name, cancellationToken);
        return current is null || current.Campaign.Texts.Values.All(text => text.Call.Count == 0)
            ? Composed.No("no-campaign", name)
            : await SayAsync(draft, current.Campaign, current, cancellationToken);
    }

    public Task<Composed> TextAsync(ProposalDraft draft, CancellationToken cancellationToken) =>
        SayAsync(draft, new Campaign { Name = "", Texts = new Dictionary<string, CampaignText>() }, null, cancellationToken);

    /// <summary>The campaign with these words in it; its call in their languages is what the preview shows.</summary>
    public async Task<Composed> CampaignAsync(ProposalDraft draft, string name, CancellationToken cancellationToken)
    {
        var current = await campaigns.FindAsync(name, cancellationToken);
        var before = current?.Campaign ?? new Campaign { Name = name, Texts = new Dictionary<string, CampaignText>() };
        var becomes = Written(before, draft) with { Audience = draft.Audience ?? before.Audience };
        if (WithoutAltText(becomes, draft) is { } language)
        {
            return Composed.No("alt-missing", language);
        }

        return new Composed.Ready(new ProposalContent
        {
            Draft = draft,
            Title = becomes.Texts[draft.Texts.Keys.First()].Title,
            Posts = draft.Texts.Keys.ToDictionary(language => language, language => CallPost.Compose(becomes, language)!),
            Audience = becomes.Audience,
            Languages = [.. becomes.Texts.Keys],
            Campaign = name,
            CampaignRevision = current?.Revision,
            CampaignBecomes = CampaignContent.Of(becomes).Json,
            Articles = [],
        });
    }

    private async Task<Composed> SayAsync(
        ProposalDraft draft, Campaign before, CurrentCampaign? current, CancellationToken cancellationToken)
    {
        var source = draft.From is { } from ? await articles.FindAsync(new ArticleId(from), cancellationToken) : null;
        if (draft.From is { } missing && source is null)
        {
            return Composed.No("no-article", missing.ToString(CultureInfo.InvariantCulture));
        }

        var campaign = Written(before, draft);
        if (WithoutAltText(campaign, draft) is { } language)
        {
            return Composed.No("alt-missing", language);
        }

        if (campaign.ImagePath is { } path)
        {
            var (kept, problem) = await images.KeepCampaignImageAsync(path, cancellationToken);
            if (problem is not null)
            {
                return new Composed.Impossible(problem);
            }

            campaign = campaign with { ImagePath = kept };
        }

        var audience = draft.Audience ?? campaign.Audience;
        return new Composed.Ready(new ProposalContent
        {
            Draft = draft,
            Title = campaign.Texts.Values.First().Title,
            Posts = await languages.PostsAsync(
                campaign.Texts.Keys, audience, reader => CallPost.Compose(Sourced(campaign, source, reader), reader), cancellationToken),
            Audience = audience,
            Languages = [.. campaign.Texts.Keys],
            MissingLanguage = campaign.MissingLanguage,
            InDoubt = campaign.InDoubt,
            Campaign = current?.Campaign.Name,
            CampaignRevision = current?.Revision,
            Articles = [],
        });
    }

    /// <summary>With the draft's words in the place of those that stood there, and with its image.</summary>
    private static Campaign Written(Campaign before, ProposalDraft draft)
    {
        Dictionary<string, CampaignText> texts = new(before.Texts);
        foreach (var (language, text) in draft.Texts)
        {
            texts[language] = (before.Texts.GetValueOrDefault(language) ?? new CampaignText { Title = "", Call = [] }) with
            {
                Title = text.Title,
                Call = text.Paragraphs,
                ImageAltText = text.ImageAltText ?? before.Texts.GetValueOrDefault(language)?.ImageAltText,
            };
        }

        return draft.Image is null ? before with { Texts = texts } : before with { Texts = texts, ImagePath = draft.Image, ImageHash = null };
    }

    /// <summary>A language whose words lack those for people who cannot see the image; null where none does.</summary>
    private static string? WithoutAltText(Campaign campaign, ProposalDraft draft) =>
        campaign.ImagePath is null ? null : draft.Texts.Keys.FirstOrDefault(language => string.IsNullOrWhiteSpace(campaign.Texts[language].ImageAltText));

    private Campaign Sourced(Campaign campaign, Article? source, string reader) =>
        source is null
            ? campaign
            : campaign with { Source = SourceLines.For(source.Content, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), reader) };
}
