namespace Tocsin.Core.Proposals.Composing;

/// <summary>Makes of a draft what would be sent, in each language, to the letter.</summary>
internal sealed class ProposalComposer(WordsComposer words, ArticleComposer articles)
{
    public Task<Composed> ComposeAsync(ProposalDraft draft, CancellationToken cancellationToken) => draft.Subject switch
    {
        ProposalSubject.Call call => words.CallAsync(draft, call.Campaign, cancellationToken),
        ProposalSubject.Words => words.TextAsync(draft, cancellationToken),
        ProposalSubject.CampaignWords campaign => words.CampaignAsync(draft, campaign.Campaign, cancellationToken),
        ProposalSubject.Article article => articles.SummaryAsync(draft, article.Id, own: null, cancellationToken),
        ProposalSubject.OwnSummary summary => articles.SummaryAsync(
            draft, summary.Id, string.Join("\n", draft.Texts.Values.First().Paragraphs), cancellationToken),
        ProposalSubject.Digest digest => articles.DigestAsync(draft, digest.Days, cancellationToken),
        var other => throw new InvalidOperationException($"No post for {other.GetType().Name}."),
    };
}
