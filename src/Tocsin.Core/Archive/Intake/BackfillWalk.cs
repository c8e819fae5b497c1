using Tocsin.Core.Sources.Backfills;
using Tocsin.Core.Sources.Feeds;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Sources.Text;
using Tocsin.Core.Storage;

namespace Tocsin.Core.Archive.Intake;

/// <summary>Takes one step of a backfill: reads one page, and writes what came of it with how far the walk has come.</summary>
internal sealed class BackfillWalk(Database database, ArticleStore articles, PoliteFetcher fetcher, PageFetch pages, TimeProvider clock)
{
    /// <summary>The backfill after the step.</summary>
    public async Task<Backfill> StepAsync(Backfill backfill, Source source, CancellationToken cancellationToken)
    {
        if (BackfillSteps.Next(backfill) is not { } step)
        {
            return await SaveAsync(backfill with { State = BackfillState.Done }, cancellationToken);
        }

        return step.IsList ? await ListAsync(backfill, step, source, cancellationToken) : await ArticleAsync(backfill, step, source, cancellationToken);
    }

    private async Task<Backfill> ArticleAsync(Backfill backfill, BackfillStep step, Source source, CancellationToken cancellationToken)
    {
        // What the archive holds from there needs no second reading.
        if (await articles.FindByUrlAsync(step.Address.AbsoluteUri, cancellationToken) is not null)
        {
            return await SaveAsync(BackfillSteps.AfterArticle(backfill, BackfillResult.Held, clock.GetUtcNow()), cancellationToken);
        }

        var page = await pages.ReadAsync(step.Address, cancellationToken);
        var now = clock.GetUtcNow();
        if (page.Problem is { } problem)
        {
            return await SaveAsync(
                page.IsTemporary
                    ? BackfillSteps.AfterFailure(backfill, step, problem, page.RetryAfter, now)
                    : BackfillSteps.AfterRefusal(backfill, step, problem, now),
                cancellationToken);
        }

        // SPIP answers a number without an article with its home page or a page of apology.
        var isArticle = page.Article is { Paragraphs.Count: > 0 } found && (found.Url is null || !ItemContent.IsHome(found.Url));
        return await database.WriteAsync(
            async session =>
            {
                var result = BackfillResult.Missing;
                if (isArticle)
                {
                    var content = ItemContent.Of(source, page.Article!, step.Address, DateOnly.FromDateTime(now.UtcDateTime));
                    var outcome = (await new IntakeWriter(session, source, clock).WriteAsync([content], announce: false, MayChange.UnclaimedArticles)).Single();
                    result = outcome is UpsertOutcome.Added ? BackfillResult.Found : BackfillResult.Held;
                }

                var next = BackfillSteps.AfterArticle(backfill, result, now);
                await BackfillStore.AdvanceAsync(session, next);
                return next;
            },
            cancellationToken);
    }

    private async Task<Backfill> ListAsync(Backfill backfill, BackfillStep step, Source source, CancellationToken cancellationToken)
    {
        var outcome = await fetcher.PageAsync(step.Address, cancellationToken);
        var now = clock.GetUtcNow();
        switch (outcome)
        {
            case FetchOutcome.Fetched { Page: var page } when backfill.Kind == BackfillKind.Section:
                var listed = SectionPage.Articles(PageText.Decode(page), page.Address);
                return await SaveAsync(BackfillSteps.AfterList(backfill, listed, await UnknownAsync(listed, cancellationToken), now), cancellationToken);
            case FetchOutcome.Fetched { Page: var page }:
                return await FeedPageAsync(backfill, page, source, cancellationToken);
            case FetchOutcome.Busy busy:
                return await SaveAsync(BackfillSteps.AfterFailure(backfill, step, busy.Reason, busy.RetryAfter, now), cancellationToken);
            case FetchOutcome.Failed failed:
                return await SaveAsync(BackfillSteps.AfterFailure(backfill, step, failed.Reason, null, now), cancellationToken);
            case FetchOutcome.Forbidden forbidden:
                return await SaveAsync(BackfillSteps.AfterRefusal(backfill, step, forbidden.Reason, now), cancellationToken);
            default:
                // There is no such page: the one before it was the last.
                return await SaveAsync(BackfillSteps.AfterList(backfill, [], [], now), cancellationToken);
        }
    }

    private async Task<Backfill> FeedPageAsync(Backfill backfill, FetchedPage page, Source source, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (FeedReader.Read(page.Body, page.Charset, page.Address) is not FeedOutcome.Read { Feed: { Items.Count: > 0 } feed })
        {
            return await SaveAsync(BackfillSteps.AfterList(backfill, [], [], now), cancellationToken);
        }

        var partial = await UnknownAsync([.. feed.Items.Where(item => item.IsPartial).Select(item => item.Url!)], cancellationToken);
        return await database.WriteAsync(
            async session =>
            {
                var today = DateOnly.FromDateTime(now.UtcDateTime);
                var whole = feed.Items.Where(item => !item.IsPartial).Select(item => ItemContent.Of(source, feed.Title, item, null, today)).ToList();
                var outcomes = await new IntakeWriter(session, source, clock).WriteAsync(whole, announce: false, MayChange.UnclaimedArticles);
                var added = outcomes.Count(outcome => outcome is UpsertOutcome.Added);
                var next = BackfillSteps.AfterList(backfill, [.. feed.Items.Select(item => item.Url!)], partial, now) with
                {
                    Found = backfill.Found + added,
                    Held = backfill.Held + outcomes.Count - added,
                };
                await BackfillStore.AdvanceAsync(session, next);
                return next;
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<string>> UnknownAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        List<string> unknown = [];
        foreach (var address in addresses)
        {
            if (await articles.FindByUrlAsync(address, cancellationToken) is null)
            {
                unknown.Add(address);
            }
        }

        return unknown;
    }

    private async Task<Backfill> SaveAsync(Backfill next, CancellationToken cancellationToken)
    {
        await database.WriteAsync(session => BackfillStore.AdvanceAsync(session, next), cancellationToken);
        return next;
    }
}
