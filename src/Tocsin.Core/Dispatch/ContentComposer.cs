using Tocsin.Core.Archive;
using Tocsin.Core.Articles;
using Tocsin.Core.Campaigns;
using Tocsin.Core.Posts;
using Tocsin.Core.Schedules;
using Tocsin.Core.Summaries;

namespace Tocsin.Core.Dispatch;

/// <summary>Makes what a schedule says at one instant, in every language of its audience.</summary>
internal sealed class ContentComposer(ArticleStore articles, ArticlePicker picker, DispatchStore dispatches, Summarizer summarizer)
{
    /// <summary>What a post on one article may hold; a renderer shortens further where its platform needs it.</summary>
    public static readonly SummaryBudget Budget = new(Sentences: 4, Characters: 1200);

    /// <summary>How many articles are looked at for one that has something to say.</summary>
    private const int Candidates = 20;

    public Task<ComposedContent> ComposeAsync(ContentRequest request, CancellationToken cancellationToken) =>
        request.Schedule.Definition.What switch
        {
            ScheduledContent.Call => Task.FromResult<ComposedContent>(OfCampaign(request, CallPost.Compose)),
            ScheduledContent.Reminder => Task.FromResult<ComposedContent>(OfCampaign(request, CallPost.Reminder)),
            ScheduledContent.NewestArticle newest => NewestAsync(request, newest, cancellationToken),
            ScheduledContent.OneArticle one => OneAsync(request, one, cancellationToken),
            ScheduledContent.Digest digest => DigestAsync(request, digest, cancellationToken),
            var other => throw new InvalidOperationException($"No content for {other.GetType().Name}."),
        };

    /// <summary>The planner asks only for languages that the campaign speaks or lets another stand in for.</summary>
    private static ComposedContent.Ready OfCampaign(ContentRequest request, Func<Campaign, string, Post?> compose) =>
        new(
            request.Languages
                .Select(language => (Language: language, Post: compose(request.Campaign.Campaign, language)))
                .Where(item => item.Post is not null)
                .ToDictionary(item => item.Language, item => item.Post!),
            []);

    private async Task<ComposedContent> NewestAsync(
        ContentRequest request, ScheduledContent.NewestArticle newest, CancellationToken cancellationToken)
    {
        foreach (var article in await picker.NotYetPostedAsync(newest.Topics, Candidates, cancellationToken))
        {
            if (summarizer.Summarize(article.Content, Budget) is SummaryOutcome.Summarized summary)
            {
                return OfArticle(request, article, summary);
            }
        }

        return new ComposedContent.Nothing();
    }

    private async Task<ComposedContent> OneAsync(
        ContentRequest request, ScheduledContent.OneArticle one, CancellationToken cancellationToken)
    {
        var article = await articles.FindByUrlAsync(one.Url, cancellationToken);
        return article is null
            ? new ComposedContent.Impossible($"the archive has no article at {one.Url}")
            : summarizer.Summarize(article.Content, Budget) switch
            {
                SummaryOutcome.Summarized summary => OfArticle(request, article, summary),
                SummaryOutcome.Unusable unusable => new ComposedContent.Impossible(unusable.Reason),
                var other => throw new InvalidOperationException($"No post for {other.GetType().Name}."),
            };
    }

    private async Task<ComposedContent> DigestAsync(
        ContentRequest request, ScheduledContent.Digest digest, CancellationToken cancellationToken)
    {
        var since = await dispatches.LastDispatchAsync(request.Schedule.Id, cancellationToken) ?? DateTimeOffset.UnixEpoch;
        var found = await picker.SinceAsync(since, digest.Topics, digest.AtMost, cancellationToken);
        return found.Count == 0
            ? new ComposedContent.Nothing()
            : new ComposedContent.Ready(
                request.Languages.ToDictionary(
                    language => language, language => DigestPost.Compose(found, summarizer, Today(request), language)!),
                [.. found.Select(article => article.Id)]);
    }

    private static ComposedContent.Ready OfArticle(ContentRequest request, Article article, SummaryOutcome.Summarized summary) =>
        new ComposedContent.Ready(
            request.Languages.ToDictionary(
                language => language, language => ArticlePost.Compose(article, summary, Today(request), language)),
            [article.Id]);

    private static DateOnly Today(ContentRequest request) => DateOnly.FromDateTime(request.Instant.Local);
}
