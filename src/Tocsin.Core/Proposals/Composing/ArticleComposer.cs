using System.Globalization;
using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Chats;
using Tocsin.Core.Dispatch;
using Tocsin.Core.Schedules;
using Tocsin.Core.Summaries;

namespace Tocsin.Core.Proposals.Composing;

/// <summary>Makes what proposals on articles would send.</summary>
internal sealed class ArticleComposer(
    ArticleStore articles, ArticlePicker picker, Summarizer summarizer, ReaderLanguages languages, TimeProvider clock)
{
    private const int MostInADigest = 10;

    private static readonly SummaryBudget Budget = new(Sentences: 4, Characters: TextRules.LongestSummary);

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<Composed> SummaryAsync(ProposalDraft draft, long number, string? own, CancellationToken cancellationToken)
    {
        if (await articles.FindAsync(new ArticleId(number), cancellationToken) is not { } article)
        {
            return Composed.No("no-article", number.ToString(CultureInfo.InvariantCulture));
        }

        var shown = own is null ? article : article with { Content = article.Content with { OwnSummary = own } };
        if (summarizer.Summarize(shown.Content, Budget) is not SummaryOutcome.Summarized summary)
        {
            return Composed.No("no-summary", article.Id.ToString());
        }

        var audience = draft.Audience ?? Audience.All;
        IReadOnlyList<string> written = article.Content.Language is { } language ? [language] : [];
        return new Composed.Ready(new ProposalContent
        {
            Draft = draft,
            Title = article.Content.Title,
            Posts = await languages.PostsAsync(
                written, audience, reader => ArticlePost.Compose(shown, summary, Today, reader), cancellationToken),
            Audience = audience,
            Languages = written.Count == 0 ? null : written,
            MissingLanguage = MissingLanguage.Warn,
            InDoubt = InDoubtPolicy.Ask,
            Articles = [number],
        });
    }

    public async Task<Composed> DigestAsync(ProposalDraft draft, int days, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - TimeSpan.FromDays(days);
        var found = await picker.SinceAsync(since, draft.Audience?.Topics ?? [], MostInADigest, cancellationToken);
        if (found.Count == 0)
        {
            return Composed.No("digest-empty", days.ToString(CultureInfo.InvariantCulture));
        }

        var audience = draft.Audience ?? Audience.All;
        var posts = await languages.PostsAsync(
            [], audience, reader => DigestPost.Compose(found, summarizer, Today, reader), cancellationToken);
        return new Composed.Ready(new ProposalContent
        {
            Draft = draft,
            Title = posts.Values.First().Title!,
            Posts = posts,
            Audience = audience,
            MissingLanguage = MissingLanguage.Warn,
            InDoubt = InDoubtPolicy.Ask,
            Articles = [.. found.Select(article => article.Id.Value)],
        });
    }
}
