using Tocsin.Core.Sources;
using Tocsin.Core.Sources.Feeds;
using Tocsin.Core.Sources.Fetching;
using Tocsin.Core.Sources.Polling;
using Tocsin.Core.Sources.Store;
using Tocsin.Core.Storage;
using Tocsin.Core.Wording;

namespace Tocsin.Core.Archive.Intake;

/// <summary>One visit to a source: fetch, read, write what came of it, in one transaction.</summary>
internal sealed class SourceVisit(Database database, PoliteFetcher fetcher, PageFetch pages, PollOptions options, TimeProvider clock)
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(1);

    public async Task RunAsync(Source source, CancellationToken cancellationToken)
    {
        var request = new FetchRequest(new Uri(source.Url), source.ETag, source.LastModified);
        switch (await fetcher.FeedAsync(request, cancellationToken))
        {
            case FetchOutcome.Fetched { Page: var page }:
                await TakeAsync(source, page, cancellationToken);
                break;
            case FetchOutcome.NotModified { FreshFor: var fresh, MovedTo: var moved }:
                await SucceedAsync(
                    source, Success(source, source.ETag, source.LastModified, source.IsFilled, hadNews: false, fresh, warning: null), session => MoveAsync(session, source, moved), cancellationToken);
                break;
            case FetchOutcome.Gone:
                await EndAsync(source, cancellationToken);
                break;
            case FetchOutcome.Missing:
                await FailAsync(source, Faults.Missing, null, cancellationToken);
                break;
            case FetchOutcome.Busy busy:
                await FailAsync(source, busy.Reason, busy.RetryAfter, cancellationToken);
                break;
            case FetchOutcome.Failed failed:
                await FailAsync(source, failed.Reason, null, cancellationToken);
                break;
            case FetchOutcome.Forbidden forbidden:
                await FailAsync(source, forbidden.Reason, null, cancellationToken);
                break;
        }
    }

    private Task TakeAsync(Source source, FetchedPage page, CancellationToken cancellationToken) =>
        FeedReader.Read(page.Body, page.Charset, page.Address) switch
        {
            FeedOutcome.Read { Feed: var feed } => TakeAsync(source, page, feed, cancellationToken),
            FeedOutcome.Unreadable { Reason: var reason } => FailAsync(source, reason, null, cancellationToken),
            _ => FailAsync(source, Faults.PageInstead, null, cancellationToken),
        };

    private async Task TakeAsync(Source source, FetchedPage page, Feed feed, CancellationToken cancellationToken)
    {
        var seen = await SeenItems.ReadAsync(database, source.Id, cancellationToken);
        var fresh = feed.Items.Where(item => !seen.Holds(item)).ToList();
        var batch = source.Settings.ReadsPages
            ? await pages.ReadAsync(fresh, seen.TriesOf, options.PagesPerVisit, cancellationToken)
            : PageBatch.WithoutPages(fresh);
        var isWhole = batch.Left == 0 && batch.Postponed.Count == 0;
        var asked = Longer(page.FreshFor, feed.AsksToWait);
        // Without validators the next visit sees the whole feed again, with what this one left.
        var success = Success(
            source, isWhole && feed.Warning is null ? page.ETag : null, isWhole && feed.Warning is null ? page.LastModified : null,
            source.IsFilled || isWhole, fresh.Count > 0, asked, feed.Warning);
        var now = clock.GetUtcNow();
        success = batch.AskedToWait is { } wait ? success with { NextTry = now + PollPace.Backoff(options, 1, wait) }
            : batch.Left > 0 ? success with { NextTry = now + SoonAgain }
            : success;
        await SucceedAsync(source, success, session => WriteAsync(session, source, page, feed, batch, seen), cancellationToken);
    }

    private async Task WriteAsync(DbSession session, Source source, FetchedPage page, Feed feed, PageBatch batch, SeenItems seen)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var oldest = today.AddDays(-(int)options.OldAfter.TotalDays);
        var writer = new IntakeWriter(session, source, clock);
        var articles = batch.Ready
            .Select(entry => (Content: ItemContent.Of(source, feed.Title, entry.Item, entry.Page, today), May: MayChange(source, entry, seen)))
            .GroupBy(entry => (Announce: source.IsFilled && (entry.Content.Published is not { } day || day >= oldest), entry.May), entry => entry.Content);
        foreach (var group in articles.OrderBy(group => group.Key.Announce))
        {
            foreach (var chunk in group.Chunk(250))
            {
                await writer.WriteAsync(chunk, group.Key.Announce, group.Key.May);
            }
        }

        await SeenItems.TakenAsync(session, source.Id, batch.Ready.Select(entry => entry.Item), now);
        await seen.PostponedAsync(session, source.Id, batch.Postponed, now);
        await SeenItems.TouchAsync(session, source.Id, feed.Items, now);
        await MoveAsync(session, source, page.MovedTo);
    }

    // An introduction is no new state of an article whose page is only out of reach, and a second feed that shows an article its
    // own way has not changed it.
    private static MayChange MayChange(Source source, ItemToTake entry, SeenItems seen) =>
        entry.PageFailed ? Intake.MayChange.Nothing
        : entry.Item.IsPartial && !source.Settings.ReadsPages ? Intake.MayChange.OwnArticles
        : seen.Knows(entry.Item) ? Intake.MayChange.ArticlesOfItsSite
        : Intake.MayChange.UnclaimedArticles;

    private static Task MoveAsync(DbSession session, Source source, Uri? movedTo) =>
        movedTo is null ? Task.CompletedTask : SourceVisits.MovedAsync(session, source.Id, movedTo.AbsoluteUri);

    private VisitSuccess Success(Source source, string? etag, string? modified, bool isFilled, bool hadNews, TimeSpan? asked, Phrase? warning)
    {
        var interval = PollPace.After(options, source.Interval, source.Settings.Every, hadNews, asked);
        return new VisitSuccess(etag, modified, isFilled, interval, clock.GetUtcNow() + PollPace.Spread(interval, source.Id.Value), warning?.Stored);
    }

    private Task SucceedAsync(Source source, VisitSuccess success, Func<DbSession, Task> write, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await write(session);
                await SourceVisits.SucceededAsync(session, source.Id, success, clock.GetUtcNow());
                if (source.IsReported)
                {
                    await SourceNotices.WorksAsync(session, source, clock.GetUtcNow());
                }
            },
            cancellationToken);

    /// <summary>Writes down that a visit failed; organizers are told once, after several in a row.</summary>
    public Task FailAsync(Source source, Phrase reason, TimeSpan? asked, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                var failures = source.Failures + 1;
                var reports = !source.IsReported && failures >= options.FailuresBeforeReport;
                var next = clock.GetUtcNow() + PollPace.Backoff(options, failures, asked);
                await SourceVisits.FailedAsync(session, source.Id, reason.Stored, failures, next, source.IsReported || reports);
                if (reports)
                {
                    await SourceNotices.FailingAsync(session, source, reason, clock.GetUtcNow());
                }
            },
            cancellationToken);

    private Task EndAsync(Source source, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await SourceVisits.GoneAsync(session, source.Id, Faults.Gone.Stored);
                await SourceNotices.GoneAsync(session, source, clock.GetUtcNow());
            },
            cancellationToken);

    private static TimeSpan? Longer(TimeSpan? first, TimeSpan? second) => first is null || second > first ? second : first;
}
